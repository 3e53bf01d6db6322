// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let imageURLNotInline = Rule(
    "vision/url-not-inline", .error,
    summary: "An image is named by an address outside the file.",
    why: """
      The service fetches nothing: an image has to stand in the row as Base64. The clients refuse
      every other address, and links rot or need a password anyway.
      """,
    help: "put the image itself here: 'data:image/png;base64,' and the file's bytes as Base64",
    sources: [
      "docs.together.ai, vision fine-tuning",
      "together-py 2.14.0, lib/utils/files.py",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "https://example.com/a.png"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "file:///tmp/a.png"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"prompt": [{"type": "image_url", "image_url": {"url": "images/a.jpg"}}], "completion": [{"type": "text", "text": "Grey."}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    check: .record(.parts) { record, findings in
      for image in record.images.addressed where image.uri.isOutside {
        findings.report(
          image.url, "\(image.title) is not in the file but at \(image.url.shortText)")
      }
    })
}
