// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let tooShortRow = Rule(
    "length/too-short-row", .note,
    summary: "A record has fewer than 10 tokens.",
    why: """
      The markup of a chat template alone is about ten tokens, so that a record below that says next
      to nothing. Such rows are mostly left over from splitting texts, from headings, or from exports
      that lost a column.
      """,
    help: "drop the record, or join it with the one that it belongs to",
    flagged: [.counted(#"{"text": "Rain."}"#)],
    allowed: [
      .counted(#"{"text": "It rained."}"#),
      .counted(#"{"text": ""}"#),
    ],
    check: .tokens { view, findings in
      guard let tokens = view.tokens, tokens.images == 0, tokens.longest > 0,
        view.setup.bounds(of: tokens.longest).upperBound < shortest
      else { return }
      findings.report(view.root, "only \(view.setup.tokens(tokens.longest))")
    })
}

private let shortest = 10
