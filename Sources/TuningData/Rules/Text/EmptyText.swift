// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let emptyText = Rule(
    "text/empty-text", .error,
    summary: "A text is empty or has only characters that cannot be seen.",
    why: """
      The whole of `text` is trained on, and here that is nothing but perhaps the end token. The
      clients let it pass, so the row is paid for and skews the loss. Such rows are mostly pages that
      an extraction could not read.
      """,
    help: "drop the record",
    sources: ["together-py 2.14.0, lib/utils/files.py"],
    flagged: [#"{"text": ""}"#, #"{"text": " \u00a0"}"#],
    allowed: [#"{"text": "."}"#, #"{"text": null}"#],
    check: .record(.blank) { record, findings in
      guard record.format == .text, let text = record.root["text"], text.kind == .string,
        let emptiness = text.emptiness
      else { return }
      findings.report(text, "the text is \(emptiness)")
    })
}
