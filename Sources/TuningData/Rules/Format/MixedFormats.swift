// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let mixedFormats = Rule(
    "format/mixed-formats", .error,
    summary: "A file holds records of different formats.",
    why: """
      A file is trained on in one way, so all its records have to have the same format. The clients
      up to 2.14 stopped at the first line whose format differed from that of the line before, and
      the documentation asks for one format a file.

      The format of most records is taken for the one that was meant; every other record is reported.
      When the format is pinned, `format/wrong-job-for-format` speaks instead.
      """,
    help: "split the file by format, or convert the records that differ",
    sources: [
      "together-py 2.14.0, lib/utils/files.py", "docs.together.ai, fine-tuning data preparation",
    ],
    flagged: [
      """
      {"text": "One."}
      {"prompt": "2 + 2 =", "completion": " 4"}
      {"text": "Two."}
      """,
      """
      {"text": "One."}
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}
      """,
    ],
    allowed: [
      """
      {"text": "One."}
      {"text": "Two.", "weight": 0.5}
      """,
      Example(
        """
        {"text": "One."}
        {"prompt": "2 + 2 =", "completion": " 4"}
        """, format: .text),
    ],
    check: .totals { file, findings in
      guard !file.isPinned, let format = file.format else { return }
      for other in file.formatsBeside(format) {
        guard let count = file.totals.formats[other] else { continue }
        let counts = file.countsInWords([other, format])
        for start in count.starts {
          findings.report(
            start, "\(other.article) record in a file of \(format) records: \(counts)")
        }
        findings.count(count.records - count.starts.count)
      }
    })
}

extension FileView {
  /// The other formats in the file, in a fixed order.
  fileprivate func formatsBeside(_ format: DatasetFormat) -> [DatasetFormat] {
    DatasetFormat.allCases.filter { $0 != format && totals.formats[$0] != nil }
  }

  fileprivate func countsInWords(_ formats: [DatasetFormat]) -> String {
    formats.map { "\(totals.formats[$0]?.records ?? 0) \($0)" }.listed()
  }
}

extension DatasetFormat {
  /// The name with its article.
  var article: String { self == .instruction ? "an \(self)" : "a \(self)" }
}
