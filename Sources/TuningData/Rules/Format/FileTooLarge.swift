// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let fileTooLarge = Rule(
    "format/file-too-large", .error,
    summary: "A file is larger than what the service's client uploads.",
    why: """
      The Python clients refuse files of more than 50.1 × 2^30 bytes, before a multipart upload and
      again in it. The documentation speaks of 100 GB, but no published client can send as much.
      For files below that see `format/file-size-disputed`.
      """,
    help: "split the file, or tune on a sample: so many records are rarely needed",
    sources: ["together-py 3.1.1, files", "docs.together.ai, fine-tuning data preparation"],
    flagged: [
      Example(#"{"text": "It rained."}"#, byteCount: FileSize.client + 1)
    ],
    allowed: [
      Example(#"{"text": "It rained."}"#, byteCount: FileSize.client),
      #"{"text": "It rained."}"#,
    ],
    check: .head { head, findings in
      guard let byteCount = head.byteCount, byteCount > FileSize.client else { return }
      findings.reportFile("the file has \(byteCount) bytes; the limit is \(FileSize.client)")
    })
}

/// Sizes of files that the service's sources give as limits, in bytes.
enum FileSize {
  /// 50.1 × 2^30: the Python clients.
  static let client = 53_794_465_382
  /// 25 GB: the reference of the command line.
  static let commandLine = 25_000_000_000
}
