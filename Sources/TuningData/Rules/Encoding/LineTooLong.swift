// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let lineTooLong = Rule(
    "encoding/line-too-long", .error,
    summary: "A line is longer than what this run reads, so that it was not checked.",
    why: """
      A file without line ends, or of another kind altogether, would otherwise be taken into memory
      as one line. The limit is that of `--max-line-bytes`, 64 MiB unless it is set. The line counts
      as an error, because a file must not pass with a part of it unseen.
      """,
    help: "see whether line ends are missing; if the line is meant, raise --max-line-bytes",
    sources: ["jsonlcheck"],
    flagged: [
      Example("{\"text\": \"twenty-two bytes\"}", maximumLineBytes: 16),
      Example("{}\n{\"text\": \"twenty-two bytes\"}\n{}", maximumLineBytes: 16),
    ],
    allowed: [
      Example("{\"text\": \"sixteen\"}", maximumLineBytes: 19), "{\"text\": \"a short line\"}",
    ],
    check: .line(.oversized) { line, findings in
      findings.report(
        0..<line.byteCount,
        "the line is longer than the limit of \(byteSize(line.maximumLineBytes)) and was not read")
    })
}
