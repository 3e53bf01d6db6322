// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let fileSizeDisputed = Rule(
    "format/file-size-disputed", .warning,
    summary: "A file is larger than the smallest limit that a reference of the service names.",
    why: """
      The sources name five limits: 100 GB (data preparation page), 50.1 × 2^30 bytes (Python
      clients), 50 GB (Together's skills repository), 25 GB (command line reference, for
      `--training-file`) and 4.9 × 2^30 bytes (TypeScript client). The last concerns that client
      alone, which cannot upload in parts; of the others, 25 GB is the strictest that may be a limit
      of the service. Above it the upload can be in vain.
      """,
    help: "try the upload early, or split the file below 25 GB",
    sources: [
      "docs.together.ai, CLI reference for fine-tuning",
      "docs.together.ai, fine-tuning data preparation", "together-py 3.1.1, files",
      "togethercomputer/together-typescript @5d7f323",
    ],
    flagged: [
      Example(#"{"text": "It rained."}"#, byteCount: FileSize.commandLine + 1)
    ],
    allowed: [
      Example(#"{"text": "It rained."}"#, byteCount: FileSize.commandLine),
      Example(#"{"text": "It rained."}"#, byteCount: FileSize.client + 1),
    ],
    check: .head { head, findings in
      guard let byteCount = head.byteCount, byteCount > FileSize.commandLine,
        byteCount <= FileSize.client
      else { return }
      findings.reportFile("the file has \(byteCount) bytes; one reference allows 25 GB")
    })
}
