// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let noRecords = Rule(
    "format/no-records", .error,
    summary: "A file is empty or has only blank lines.",
    why: """
      At least one sample is needed: all clients refuse an empty file before the upload. It is mostly
      the trace of an export that failed, or of a filter that let nothing through.
      """,
    help: "check the step that wrote the file",
    sources: ["together-py 2.14.0, lib/utils/files.py"],
    flagged: [Example(bytes: []), "", "  \n\n", Example(bytes: [0xEF, 0xBB, 0xBF])],
    allowed: [#"{"text": "It rained."}"#, "no JSON"],
    check: .totals { file, findings in
      guard file.totals.lines == file.totals.blankLines else { return }
      findings.reportFile(
        file.totals.lines == 0 ? "the file is empty" : "the file has only blank lines")
    })
}
