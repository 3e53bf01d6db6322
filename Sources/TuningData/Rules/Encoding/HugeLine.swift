// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let hugeLine = Rule(
    "encoding/huge-line", .warning,
    summary: "A line is longer than 32 MiB.",
    why: """
      A record of this size is hardly ever meant: mostly line ends were lost, or a picture went into
      the text. Readers that work in blocks, such as Arrow's, fail when a line does not fit into one,
      and no model trains on so long a record in one piece.
      """,
    help: "see whether line ends are missing, or part the record",
    sources: ["ray-project/ray #48236", "Apache Arrow, JSON reader: straddling object"],
    flagged: [Example("{\"text\": \"thirty-five bytes, all\"}", longLineBytes: 32)],
    allowed: [
      "{\"text\": \"a short line\"}",
      Example("{\"text\": \"thirty-five bytes, all\"}", maximumLineBytes: 20, longLineBytes: 20),
    ],
    check: .line(.long) { line, findings in
      // A line that is not even read is told as such.
      guard line.byteCount <= line.maximumLineBytes else { return }
      findings.report(0..<line.byteCount, "the line is \(byteSize(line.byteCount)) long")
    })
}
