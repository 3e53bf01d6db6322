// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let imageTypeMismatch = Rule(
    "vision/type-mismatch", .error,
    summary: "The data of an image is of another format than its media type says.",
    why: """
      The service decodes every image. A decoder that is chosen by the media type fails on the data;
      one that looks at the data passes, until the formats it knows are not those of the file.
      Renamed files are the usual cause: a screenshot called `photo.jpg` is still PNG.
      """,
    help: "name the type that the data has, or convert the image",
    sources: [
      "together.ai blog, 2026-09-11",
      "docs.together.ai, vision fine-tuning",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,aGVsbG8sIHdvcmxk"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/jpg;base64,/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/webp;base64,UklGRhoAAABXRUJQVlA4TA0AAAAvB8ABEAcQERGIiP4HAA=="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    check: .record(.parts) { record, findings in
      for image in record.images.decoded where image.fault == nil {
        let type = image.mediaType == "image/jpg" ? "image/jpeg" : image.mediaType
        guard let claimed = ImageFormat.supported.first(where: { $0.mediaType == type }),
          image.header?.format != claimed
        else { continue }
        findings.report(
          image.image.url,
          "\(image.image.title) is said to be \(claimed.name), but \(contents(of: image))",
          help: advice(image.header))
      }
    })
}

private func contents(of image: DecodedImage) -> String {
  if let header = image.header { return "its data is \(header.format.name)" }
  let bytes = image.start.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
  return "its data begins \(bytes.joined(separator: " "))"
}

private func advice(_ header: ImageHeader?) -> String? {
  guard let format = header?.format else { return nil }
  let isTaken = ImageFormat.supported.contains(format)
  return isTaken ? "write '\(format.mediaType)'" : "convert the image to PNG, JPEG or WebP"
}
