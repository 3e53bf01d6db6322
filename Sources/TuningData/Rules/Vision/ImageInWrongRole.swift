// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let imageInWrongRole = Rule(
    "vision/in-wrong-role", .error,
    summary: "An image stands in another message than one of the user.",
    why: """
      Only user messages and prompts may hold images. The clients refuse those of system and
      assistant messages; a model that answers in text could not learn to draw one anyway. A picture
      that a tool returns has to be shown by the user.
      """,
    help: "move the image to a message of the user",
    sources: [
      "docs.together.ai, vision fine-tuning",
      "together-py 2.14.0, lib/utils/files.py",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": [{"type": "text", "text": "What?"}]}, {"role": "assistant", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}]}"#,
      #"{"messages": [{"role": "system", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "user", "content": [{"type": "text", "text": "What?"}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"prompt": [{"type": "text", "text": "What?"}], "completion": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"prompt": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}], "completion": [{"type": "text", "text": "Grey."}]}"#,
    ],
    check: .record(.parts) { record, findings in
      for part in record.images.parts where !part.content.isUser {
        findings.report(
          part.value, "\(part.content.title) holds an image, which only the user may show",
          help: part.content.message == nil ? "move the image to the prompt" : nil)
      }
    })
}
