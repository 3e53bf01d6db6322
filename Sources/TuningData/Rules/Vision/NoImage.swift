// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let noImage = Rule(
    "vision/no-image", .note,
    summary: "The contents of a record are lists of parts, but there is no image among them.",
    why: """
      Lists of parts are the form for images; a record of texts in this form works with the clients
      up to 2.14. An unreleased version of the client refuses it, and the documentation does not
      say. Vision data may well hold some rows without an image.
      """,
    help: "write the texts as plain strings, unless the row belongs to a vision dataset",
    sources: [
      "togethercomputer/together-py, unreleased lib/utils/files.py",
      "docs.together.ai, vision fine-tuning",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": [{"type": "text", "text": "What?"}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"prompt": [{"type": "text", "text": "What?"}], "completion": [{"type": "text", "text": "Grey."}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "https://example.com/a.png"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    check: .record(.parts) { record, findings in
      guard record.images.parts.isEmpty,
        let first = record.images.contents.first(where: {
          $0.value.kind == .array && !$0.value.isEmpty
        })
      else { return }
      findings.report(
        first.value, "\(first.subject) is a list of parts, but the record has no image"
      )
    })
}
