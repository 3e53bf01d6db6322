// SPDX-License-Identifier: Apache-2.0

internal import Tokenization

extension TokenSetup {
  /// What counts, as a person would call it.
  public var sourceName: String {
    switch source {
    case .tokenizer(_, let path): path
    case .estimate(let table, _): "none on this machine; estimated for \(table.name)"
    }
  }

  /// How far off an estimate may be.
  var errorMark: String {
    guard case .estimate(let table, _) = source else { return "" }
    let percent = table.errorPercent
    return " (± \(percent == percent.rounded() ? "\(Int(percent))" : "\(percent)") %)"
  }

  /// What is worth knowing of how the numbers came about: sentences.
  ///
  /// - Parameter summary: What was counted; nil when no file was.
  /// - Returns: The sentences.
  public func notes(_ summary: TokenSummary? = nil) -> [String] {
    let assumptions = assumptions(summary.map { [$0] } ?? [])
    guard case .estimate(let table, _) = source else { return assumptions }
    let guess = table.isErrorAssumed ? ["how far off the estimates are is assumed"] : []
    let advice =
      fetchName.map { "'jsonltokens fetch \($0)' gets the tokenizer" }
      ?? "a tokenizer named with --tokenizer counts exactly"
    return assumptions + guess + ["these are estimates; " + advice]
  }
}

extension RenderingPlan.Origin {
  /// The origin, as a person would call it.
  public var name: String {
    switch self {
    case .file(let path): path
    case .tokenizer(let path): "the tokenizer's own (\(path))"
    case .family(let name): "ours for \(name)"
    }
  }
}
