// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let imageDimensions = Rule(
    "vision/dimensions", .warning,
    summary: "An image is a single pixel, huge, or very long and thin.",
    why: """
      An image becomes tokens by its size. More than 50 megapixels are scaled down or fill the
      context; a side more than twenty times the other is squeezed beyond recognition, and some
      preprocessors refuse it; a picture of one pixel is a placeholder of the page that it was taken
      from. The limits are this tool's own: the service names none. Sizes are read from the head of
      the file, without decoding.
      """,
    help: "scale or crop the image, or drop it",
    sources: [
      "docs.together.ai, vision fine-tuning",
      "QwenLM/Qwen2.5-VL, resizing of images",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAJxAAAB9AAQAAAAAFN7xIAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAKgAAAAIAQAAAABFLIn3AAAADElEQVR42mNgGFoAAACwAAF5G80MAAAAAElFTkSuQmCC"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/webp;base64,UklGRhoAAABXRUJQVlA4TA0AAAAvB8ABEAcQERGIiP4HAA=="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    check: .record(.parts) { record, findings in
      for image in record.images.decoded {
        guard let size = image.header?.size, let fault = fault(of: size) else { continue }
        findings.report(
          image.image.url, "\(image.image.title) is \(size.width) × \(size.height) pixels, \(fault)"
        )
      }
    })
}

private func fault(of size: ImageHeader.Size) -> String? {
  let (short, long) = (min(size.width, size.height), max(size.width, size.height))
  if short == 0 { return "which is no size" }
  if long == 1 { return "a single one" }
  if size.width.multipliedReportingOverflow(by: size.height).overflow
    || size.width * size.height > 50_000_000
  {
    return "more than 50 million in all"
  }
  return long / short >= 20 && long > 20 * short ? "more than twenty times as long as wide" : nil
}
