// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let imageTypeUnsupported = Rule(
    "vision/unsupported-type", .error,
    summary: "The media type of an image is not JPEG, PNG or WebP.",
    why: """
      The clients compare the beginning of the address with three spellings, and the service takes
      the same three formats: `image/jpeg`, `image/png` and `image/webp`. Even `image/jpg`, which
      many programs write, is refused.
      """,
    help: "convert the image to PNG, JPEG or WebP and name that type",
    sources: [
      "docs.together.ai, vision fine-tuning",
      "together-py 2.14.0, lib/utils/files.py",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/jpg;base64,/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/PNG;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/webp;base64,UklGRhoAAABXRUJQVlA4TA0AAAAvB8ABEAcQERGIiP4HAA=="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
    ],
    check: .record(.parts) { record, findings in
      for image in record.images.addressed {
        guard case .inline(let type, _) = image.uri,
          !ImageFormat.supported.contains(where: { $0.mediaType == type })
        else { continue }
        findings.report(
          image.url, "\(image.title) has the type '\(type.shortened)'", help: advice(type))
      }
    })
}

/// The type that is meant, where only its spelling is wrong.
private func advice(_ type: String) -> String? {
  let folded = type.lowercased()
  let meant = ["image/jpg": "image/jpeg", "image/x-png": "image/png"][folded] ?? folded
  guard ImageFormat.supported.contains(where: { $0.mediaType == meant }) else { return nil }
  return "write '\(meant)'"
}
