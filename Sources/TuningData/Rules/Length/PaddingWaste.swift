// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let paddingWaste = Rule(
    "length/padding-waste", .note,
    summary: "The lengths of the records fit badly into sequences of the model's context.",
    why: """
      Rows are packed into sequences that are as long as the job's maximum, by default the model's
      context; what no row fits into is padding. Padding is not billed with packing, but it takes the
      time of tokens. Without packing every row is filled up to the maximum, and that is billed.

      Rows a little longer than half of the maximum are the worst case: each needs a sequence of its
      own. A maximum just above the longest row then wastes far less. How the service packs is not
      documented; the share is that of a good packing, the longest rows first and each where it leaves
      the least room, so that no real one wastes much less. Files of fewer than four sequences are not
      judged.
      """,
    help: "choose a maximum length that fits the rows, or split long rows",
    sources: ["docs.together.ai, fine-tuning pricing"],
    flagged: [
      .counted(
        (1...5).map { #"{"text": "On day \#($0) it rained from morning to night, without end."}"# }
          .joined(separator: "\n"), contextLength: 90)
    ],
    allowed: [
      .counted(
        (1...5).map { #"{"text": "On day \#($0) it rained from morning to night, without end."}"# }
          .joined(separator: "\n"), contextLength: 60),
      .counted(
        (1...3).map { #"{"text": "On day \#($0) it rained from morning to night, without end."}"# }
          .joined(separator: "\n"), contextLength: 90),
    ],
    check: .totals { file, findings in
      guard let lengths = file.tokens?.distribution,
        let limit = file.tokenSetup?.plan.contextLength,
        let longest = lengths.maximum, limit <= longestJudged
      else { return }
      let packing = Packing(lengths, into: limit)
      guard packing.sequences >= 4, packing.wastedPercent > 20 else { return }
      let better = Packing.rounded(longest)
      let other = Packing(lengths, into: better)
      let estimate = file.tokenSetup?.isEstimate == true ? "≈ " : ""
      findings.reportFile(
        "\(estimate)\(packing.wastedPercent) % of \(Quantity.text(packing.sequences, "sequence")) "
          + "of \(Quantity.grouped(limit)) tokens would be padding",
        help: better < limit && other.wastedPercent < packing.wastedPercent
          ? "set the maximum length to \(Quantity.grouped(better)): "
            + "\(estimate)\(other.wastedPercent) % would be padding then" : nil)
    })
}

/// No model takes more, and packing needs memory for each possible length.
private let longestJudged = 1 << 22
