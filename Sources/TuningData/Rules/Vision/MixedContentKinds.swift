// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let mixedContentKinds = Rule(
    "vision/mixed-content-kinds", .error,
    summary: "Some contents of a record are lists of parts and others are strings.",
    why: """
      Within a record either every content is a list of parts or every one is a string: the clients
      refuse a mixture. Libraries that keep rows in typed tables cannot hold one at all. Contents
      that are null, beside tool calls, do not count.
      """,
    help: "write the strings as lists too: [{\"type\": \"text\", \"text\": …}]",
    sources: [
      "together-py 2.14.0, lib/utils/files.py",
      "docs.together.ai, vision fine-tuning",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": "Grey."}]}"#,
      #"{"prompt": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}], "completion": "Grey."}"#,
      #"{"input": {"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}]}, "preferred_output": [{"role": "assistant", "content": "Grey."}], "non_preferred_output": [{"role": "assistant", "content": [{"type": "text", "text": "Red."}]}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": null, "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}]}"#,
      #"{"prompt": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}], "completion": [{"type": "text", "text": "Grey."}]}"#,
    ],
    check: .record(.parts) { record, findings in
      let contents = record.images.contents
      guard let parts = contents.first(where: { $0.value.kind == .array }),
        let text = contents.first(where: { $0.value.kind == .string })
      else { return }
      findings.report(
        text.value,
        "\(text.subject) is a string, but \(parts.subject) is a list of parts")
    })
}
