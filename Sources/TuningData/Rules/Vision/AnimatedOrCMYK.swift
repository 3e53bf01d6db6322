// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let animatedOrCMYK = Rule(
    "vision/animated-or-cmyk", .warning,
    summary: "An image is animated or in the colours of print, which decoders read differently.",
    why: """
      Of an animation one decoder takes the first picture and another the last or a blend, so nobody
      knows what the model saw. JPEG files in CMYK, made for print, come out inverted or are
      refused, depending on the decoder and on what the writer meant.

      Animated PNG and WebP and JPEG with four components are found. GIF is not a type that the
      service takes, which `vision/unsupported-type` and `vision/type-mismatch` say.
      """,
    help: "save one picture of it, in RGB, as PNG or JPEG",
    sources: [
      "docs.together.ai, vision fine-tuning",
      "python-pillow/Pillow, notes on CMYK in JPEG",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAACGFjVEwAAAACAAAAAPONk3AAAAALSURBVHjaY2BABQAAEAABqhn4ggAAAABJRU5ErkJggg=="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB/8AAFAgACAAIBAERAAIRAAMRAAQRAP/EABQAAQAAAAAAAAAAAAAAAAAAAAD/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oADgQBAAIAAwAEAAA/AD8/Pz//2Q=="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/webp;base64,UklGRiQAAABXRUJQVlA4WAoAAAACAAAABwAABwAAQU5JTQYAAAAAAAAAAAA="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/webp;base64,UklGRhoAAABXRUJQVlA4TA0AAAAvB8ABEAcQERGIiP4HAA=="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    check: .record(.parts) { record, findings in
      for image in record.images.decoded {
        guard let header = image.header else { continue }
        if header.isAnimated {
          findings.report(
            image.image.url, "\(image.image.title) is an animated \(header.format.name)",
            help: "save the picture that is meant by itself")
        }
        if header.components == 4 {
          findings.report(
            image.image.url, "\(image.image.title) is a JPEG in CMYK", help: "save it in RGB")
        }
      }
    })
}
