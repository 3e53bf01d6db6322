// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let trainValidationNear = Rule(
    "data/train-validation-near", .warning,
    summary: "A row of the validation file says nearly the same as one of the training file.",
    why: """
      What differs in a few words from a row that was trained on says as little about new questions
      as that row itself: a name or a number was exchanged, a sentence added, the case changed.

      Rows are near duplicates when at least 0.8 of their word shingles are the same: of all runs of
      three words that occur in either, the share that occurs in both (`--near-duplicates` sets
      another share, `off` leaves the search out). Case, punctuation and white space make no
      difference. Candidates are found by MinHash, which misses a pair at the threshold three times
      in a hundred; the 32 likeliest candidates of a row are compared exactly. Rows with an exact
      partner are left to `data/train-validation-exact`. `jsonlsplit --duplicates near` keeps such
      rows on one side.
      """,
    help: "drop the row from the validation file, or split both with jsonlsplit --duplicates near",
    sources: [
      "Lee et al., Deduplicating Training Data Makes Language Models Better, 2022",
      "ChenghaoMou/text-dedup",
    ],
    flagged: [
      .pair(
        train: #"""
          {"text": "The ferry to the island leaves at nine in the morning and comes back at six in \#
          the evening, every day but Sunday."}
          """#,
        validation: #"""
          {"text": "The ferry to the island leaves at nine in the morning and comes back at six in \#
          the evening, every day but Monday!"}
          """#)
    ],
    allowed: [
      .pair(
        train: #"{"text": "The ferry to the island leaves at nine in the morning."}"#,
        validation: #"{"text": "The ferry to the mainland leaves at six in the evening."}"#)
    ],
    check: .partners { row, findings in
      guard row.record == nil, row.prompt == nil, let near = row.near else { return }
      findings.report(
        row.root,
        "the row is nearly line \(near.line) of \(row.trainPath): "
          + "\(percent(near.similarity)) of their shingles are the same")
    })
}

/// Returns a share in percent, rounded down so that it does not seem to reach what it does not.
private func percent(_ share: Double) -> String { "\(Int(share * 100 + 1e-9))%" }
