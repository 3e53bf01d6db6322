// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let badDataURI = Rule(
    "vision/bad-data-uri", .error,
    summary: "The address of an image is not of the form `data:image/…;base64,…`.",
    why: """
      The clients look for exactly this beginning, in small letters and without parameters; what the
      service decodes is what follows it. Bare Base64, which other services take, is refused.
      """,
    help: "begin with 'data:', the media type, ';base64,' and then the data",
    sources: [
      "docs.together.ai, vision fine-tuning",
      "together-py 2.14.0, lib/utils/files.py",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;charset=utf-8;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "https://example.com/a.png"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    check: .record(.parts) { record, findings in
      for image in record.images.addressed {
        guard case .malformed(let fault, let help) = image.uri else { continue }
        findings.report(image.url, "the address of \(image.title) \(fault)", help: help)
      }
    })
}
