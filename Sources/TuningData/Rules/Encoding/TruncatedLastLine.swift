// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let truncatedLastLine = Rule(
    "encoding/truncated-last-line", .error,
    summary: "The file ends in the middle of its last record.",
    why: """
      A program was killed while it wrote, a disk was full, or a download stopped half-way. The
      service refuses the file for its last line. Records may be missing besides: how many cannot be
      seen from what is left.
      """,
    help: "fetch or write the file again; what comes after this line is missing too",
    sources: ["facebookresearch/metaseq #139"],
    flagged: [
      Example(bytes: Array("{\"text\": \"a\"}\n{\"text\": \"b".utf8)),
      Example(bytes: Array("{\"text\": \"a\"}\n{\"text\": \"b\"".utf8)),
      Example(bytes: Array("{\"text\": \"a\"}\n{\"weight\": 1.".utf8)),
      Example(bytes: Array("{\"text\": \"a\"}\n{\"text\": nul\n".utf8)),
    ],
    allowed: [
      Example(bytes: Array("{\"text\": \"a\"}".utf8)),
      "{\"text\": \"a\n{\"text\": \"b\"}",
      "{\"text\": \"a\"}\n{\"text\": b\"}",
    ],
    check: .truncation)
}
