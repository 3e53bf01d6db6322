// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let validationNotLikeTrain = Rule(
    "balance/validation-not-like-train", .warning,
    summary: "The rows of the validation file are of another kind than those of the training file.",
    why: """
      A validation loss on short English questions says little about training on long German ones: it
      may fall while the model gets worse at what it is trained for, and early stopping follows it.

      Compared are the length of rows in bytes and their number of answers (Kolmogorov and Smirnov's
      test), and the shares of languages, of rows with tools and of formats (chi-square test, rare
      kinds taken together). A difference is reported when at least 15% of the rows would have to be
      others, and chance brings it about less than once in a thousand times; both files need fifty
      rows. Of large files languages are guessed for a part of the rows.

      When the files are meant to differ, say a newer validation set, the warning can be ignored.
      `jsonlsplit --stratify` keeps proportions.
      """,
    help: "choose validation rows from the same data, for example with jsonlsplit --stratify",
    sources: ["Massey, The Kolmogorov-Smirnov Test for Goodness of Fit, 1951"],
    flagged: [
      .pair(
        train: lines(60) { "{\"text\": \"Note \($0): it rained.\"}" },
        validation: lines(60) { "{\"text\": \"Log \($0): the wind was north by north-west.\"}" })
    ],
    allowed: [
      .pair(
        train: lines(60) { "{\"text\": \"Note \($0): it rained.\"}" },
        validation: lines(60) { "{\"text\": \"Memo \($0): it snowed.\"}" }),
      .pair(
        train: #"{"text": "It rained."}"#,
        validation: #"{"text": "It rained all day, and in the evening it began to snow."}"#),
    ],
    check: .files { pair, findings in
      for difference in pair.differences { findings.reportFile(difference) }
    })

  private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (10..<10 + count).map(line).joined(separator: "\n")
  }
}

extension FilePair {
  /// How many rows there have to be in both files, how much has to differ, and how unlikely that is.
  private static let leastRows = 50
  private static let leastDistance = 0.15
  private static let mostProbability = 0.001

  /// What differs, in sentences.
  fileprivate var differences: [String] {
    [
      numbers("bytes", train.lengths, validation.lengths),
      numbers("answers", train.turns, validation.turns),
      kinds("languages", train.languages, validation.languages),
      kinds("rows with tools", train.tools, validation.tools),
      kinds("formats", train.formats.mapValues(\.rows), validation.formats.mapValues(\.rows)),
    ].compactMap(\.self)
  }

  private func numbers(_ unit: String, _ train: [Int: Int], _ own: [Int: Int]) -> String? {
    guard train.rowCount >= FilePair.leastRows, own.rowCount >= FilePair.leastRows,
      let test = KolmogorovSmirnov(train, own),
      FilePair.isClear(test.distance, test.probability)
    else { return nil }
    let (value, there, here) = test.widest
    return
      "rows have other numbers of \(unit) than in \(trainPath): \(FilePair.percent(here)) have "
      + "at most \(Quantity.grouped(value)), there \(FilePair.percent(there)) (Kolmogorov-Smirnov "
      + "distance \(FilePair.hundredths(test.distance)), p < 0.001)"
  }

  private func kinds(_ what: String, _ train: [String: Int], _ own: [String: Int]) -> String? {
    guard train.rowCount >= FilePair.leastRows, own.rowCount >= FilePair.leastRows,
      let test = ChiSquare(train, own), FilePair.isClear(test.distance, test.probability)
    else { return nil }
    return "the shares of \(what) are not those of \(trainPath): \(own.shares), there "
      + "\(train.shares) (chi-square \(Quantity.oneDecimal(test.statistic)) with "
      + "\(Quantity.text(test.degrees, "degree")) of freedom, p < 0.001)"
  }

  private static func isClear(_ distance: Double, _ probability: Double) -> Bool {
    distance >= leastDistance && probability < mostProbability
  }

  fileprivate static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

  private static func hundredths(_ value: Double) -> String {
    let number = Int((value * 100).rounded())
    return "\(number / 100).\(number % 100 < 10 ? "0" : "")\(number % 100)"
  }
}

extension Dictionary where Value == Int {
  fileprivate var rowCount: Int { values.reduce(0, +) }
}

extension [String: Int] {
  /// The three largest shares: "61% en, 30% de, 4% fr".
  fileprivate var shares: String {
    let total = rowCount
    let largest = sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
    return largest.map { kind, count in
      "\(FilePair.percent(Double(count) / Double(total))) \(kind)"
    }.joined(separator: ", ")
  }
}
