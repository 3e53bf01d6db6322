// SPDX-License-Identifier: Apache-2.0

extension TokenEstimator.Table {
  /// Returns the table for a tokenizer, by its name in schemas/models/tokenizers.yaml.
  ///
  /// Where no table was fitted on its vocabulary it is that of the nearest one, which its name then
  /// says; the error is larger.
  ///
  /// - Complexity: a table is read in about a millisecond; keep it.
  public static func named(_ tokenizer: String) -> TokenEstimator.Table {
    let family =
      EstimatorFamily.all.first { $0.tokenizer == tokenizer } ?? .unknown(tokenizer)
    let name = "schemas/estimators/\(family.table).txt"
    guard let text = EmbeddedEstimators.files.first(where: { $0.name == name })?.text,
      let file = EstimatorTableFile(text)
    else { preconditionFailure("the tests of the package rule out that \(name) is broken") }
    return TokenEstimator.Table(family, file)
  }

  init(_ family: EstimatorFamily, _ file: EstimatorTableFile) {
    name =
      family.isBorrowed
      ? "\(family.tokenizer) (by the table of \(family.table))" : family.tokenizer
    pattern = family.pattern
    isNormalized = family.isNormalized
    surroundingTokens = family.surroundingTokens
    markers = EstimatorMarkers.tokens(of: family.tokenizer)
    worths = file.worths
    let stated: Double
    switch family.error {
    case .measured(let percent): (stated, isErrorAssumed) = (percent, false)
    case .assumed(let percent): (stated, isErrorAssumed) = (percent, true)
    case nil: (stated, isErrorAssumed) = (file.errorPercent, false)
    }
    errorPercent = max(stated, TokenEstimator.Table.largestErrorSeen)
  }

  /// The largest error that was measured on real files, rounded up, in percent: what a table states
  /// of texts like those it was fitted on is less than that.
  static let largestErrorSeen = 8.0
}
