// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let imageTruncated = Rule(
    "vision/truncated", .error,
    summary: "The data of an image ends before the image does.",
    why: """
      The beginning of the file is sound, so it looks like an image until someone decodes it: the
      service does when it checks the file, and a trainer's data loader stops in the middle of the
      job. Cut downloads and columns with a length limit are the usual causes.

      PNG has to reach its chunk IEND, JPEG its end-of-image marker, and WebP the length in its
      head.
      """,
    help: "get the whole file again, or drop the row",
    sources: [
      "together.ai blog, 2026-09-11",
      "python-pillow/Pillow #4678",
      "modelscope/ms-swift #1742",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+II="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8APw=="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/webp;base64,UklGRhoAAABXRUJQVlA4TA0AAAAvB8ABEAcQERGI"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/webp;base64,UklGRhoAAABXRUJQVlA4TA0AAAAvB8ABEAcQERGIiP4HAA=="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    check: .record(.parts) { record, findings in
      for image in record.images.decoded {
        guard let header = image.header, let cut = header.cut else { continue }
        findings.report(
          image.image.url,
          "\(image.image.title) is cut: its \(image.byteCount) bytes of \(header.format.name) end "
            + cut)
      }
    })
}
