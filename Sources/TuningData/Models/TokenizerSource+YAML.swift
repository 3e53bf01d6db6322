// SPDX-License-Identifier: Apache-2.0

extension TokenizerSource {
  static let keys = [
    "name", "folder", "files", "pattern", "estimator-family", "normalizer", "ignore-merges",
    "prefix", "special-tokens", "added-tokens", "reserved-tokens", "verified", "source", "note",
  ]

  init(_ entry: YAMLMapping) throws(YAMLError) {
    name = try entry.required("name", entry.fileName("name"))
    folder = try entry.fileName("folder") ?? name
    files = try entry.required("files", entry.tokenizerFiles())
    pattern = try entry.choice("pattern")
    estimatorFamily = try entry.required("estimator-family", entry.choice("estimator-family"))
    normalizer = try entry.choice("normalizer") ?? .none
    ignoresMerges = try entry.boolean("ignore-merges")
    namedTokens = try entry.namedTokens()
    reservedTokens = try entry.reservedTokens()
    prefix = try entry.prefix(namedTokens)
    isVerified = try entry.required("verified", entry.boolean("verified"))
    source = try entry.required("source", entry.string("source"))
    note = try entry.string("note")
    try entry.checkIDs(namedTokens, reservedTokens)
    guard pattern != nil || !files.contains(where: { $0.format == .tiktoken }) else {
      throw entry.error(at: "files", "a file of ranks needs a \"pattern\"")
    }
  }
}

extension TokenizerSource.File {
  static let keys = ["path", "format", "sha256"]
}

extension YAMLMapping {
  /// The largest id; more would be a slip, or an attempt to use up memory.
  private static let ids = 0...0xFF_FFFF

  fileprivate func tokenizerFiles() throws(YAMLError) -> [TokenizerSource.File]? {
    guard let nodes = try nodes("files") else { return nil }
    var files: [TokenizerSource.File] = []
    for node in nodes {
      let entry = try YAMLMapping(node, file: file, keys: TokenizerSource.File.keys)
      files.append(
        TokenizerSource.File(
          path: try entry.required("path", entry.fileName("path")),
          format: try entry.required("format", entry.choice("format")),
          sha256: try entry.digest("sha256")))
    }
    guard !files.isEmpty else { throw error(at: "files", "name at least one file") }
    return files
  }

  fileprivate func namedTokens() throws(YAMLError) -> [TokenizerSource.Token] {
    let tokens =
      try tokens("special-tokens", areSpecial: true) + tokens("added-tokens", areSpecial: false)
    var texts: Set<String> = []
    for token in tokens where !texts.insert(token.text).inserted {
      throw error(at: "name", "the token \"\(token.text)\" has two ids")
    }
    return tokens
  }

  /// The token before every text, which is one of the special ones.
  fileprivate func prefix(_ tokens: [TokenizerSource.Token]) throws(YAMLError)
    -> TokenizerSource.Token?
  {
    guard let text = try string("prefix") else { return nil }
    guard let token = tokens.first(where: { $0.text == text && $0.isSpecial }) else {
      throw error(at: "prefix", "\"\(text)\" is not in \"special-tokens\"")
    }
    return token
  }

  fileprivate func checkIDs(
    _ named: [TokenizerSource.Token], _ reserved: [TokenizerSource.ReservedTokens]
  ) throws(YAMLError) {
    let ranges = (named.map { $0.id..<$0.id + 1 } + reserved.map(\.ids))
      .sorted { $0.lowerBound < $1.lowerBound }
    for (range, next) in zip(ranges, ranges.dropFirst()) where next.lowerBound < range.upperBound {
      throw error(at: "name", "the id \(next.lowerBound) belongs to two tokens")
    }
  }

  /// A mapping from ids to texts.
  private func tokens(
    _ key: String, areSpecial: Bool
  ) throws(YAMLError) -> [TokenizerSource.Token] {
    guard let node = self[key] else { return [] }
    guard case .mapping(let entries) = node.content else {
      throw error(at: key, "expected a mapping from ids to texts for \"\(key)\"")
    }
    var tokens: [TokenizerSource.Token] = []
    for entry in entries {
      guard let id = Int(entry.key), Self.ids.contains(id),
        case .scalar(let text, _) = entry.value.content, !text.isEmpty
      else {
        let message = "expected an id and the text of a token in \"\(key)\""
        throw YAMLError(file: file, mark: entry.mark, message: message)
      }
      tokens.append(TokenizerSource.Token(id: id, text: text, isSpecial: areSpecial))
    }
    return tokens
  }

  /// Runs of tokens whose texts differ in a number only.
  fileprivate func reservedTokens() throws(YAMLError) -> [TokenizerSource.ReservedTokens] {
    var runs: [TokenizerSource.ReservedTokens] = []
    for node in try nodes("reserved-tokens") ?? [] {
      let run = try YAMLMapping(node, file: file, keys: ["from", "count", "text", "number"])
      let first = try run.required("from", run.integer("from", in: Self.ids))
      let count = try run.required("count", run.integer("count", in: 1...65_536))
      let number = try run.required("number", run.integer("number", in: Self.ids))
      let text = try run.required("text", run.string("text"))
      let parts = text.split(separator: "{}", omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw run.error(at: "text", "the text needs one \"{}\" for the number")
      }
      runs.append(
        TokenizerSource.ReservedTokens(
          ids: first..<first + count, prefix: String(parts[0]), suffix: String(parts[1]),
          firstNumber: number))
    }
    return runs
  }
}
