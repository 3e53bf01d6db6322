// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let imageTooLarge = Rule(
    "vision/too-large", .error,
    summary: "An image is larger than the 10 MB that the service takes.",
    why: """
      The documentation allows 10 MB an image. The clients measure the whole address and refuse more
      than 13,981,036 characters, which is what 10 MiB need as Base64 with the beginning of the
      address. Such an image would be scaled down before training anyway.
      """,
    help: "scale the image down, or save it as JPEG or WebP",
    sources: [
      "docs.together.ai, vision fine-tuning",
      "together-py 2.14.0, lib/utils/files.py",
    ],
    flagged: [
      Example(
        #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,…"}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
        stretch: 13_981_015)
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#
    ],
    check: .record(.parts) { record, findings in
      for image in record.images.addressed where image.length > AddressedImage.maximumLength {
        findings.report(
          image.url,
          "\(image.title) takes \(image.length) characters; \(AddressedImage.maximumLength) is the "
            + "most")
      }
    })
}
