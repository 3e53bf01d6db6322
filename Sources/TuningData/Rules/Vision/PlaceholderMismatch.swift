// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let placeholderMismatch = Rule(
    "vision/placeholder-mismatch", .error,
    summary: "The number of `<image>` markers in the texts differs from the number of images.",
    why: """
      Some trainers put the images where `<image>` stands in the text, and stop when the numbers
      differ. The service takes images as parts and needs no markers: it leaves them in the text, so
      the model reads them as words beside the image.
      """,
    help: "remove the markers: the place of an image is that of its part",
    sources: [
      "hiyouga/LLaMA-Factory, multimodal plugin",
      "docs.together.ai, vision fine-tuning",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": [{"type": "text", "text": "<image><image> Which is older?"}, {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "text", "text": "Look: <image>"}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}], "images": ["a.png", "b.png"]}"#,
      #"{"prompt": [{"type": "text", "text": "<image> and <image>"}, {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}], "completion": [{"type": "text", "text": "Grey."}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": [{"type": "text", "text": "<image> What?"}, {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "text", "text": "What?"}, {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}"#,
      #"{"messages": [{"role": "user", "content": "What does <image> do in SVG?"}, {"role": "assistant", "content": "It draws one."}]}"#,
    ],
    check: .record(.markup) { record, findings in
      let listed = record.listedImages
      let images = record.images.parts.count + (listed ?? 0)
      guard images > 0 || listed != nil else { return }
      let marked = record.userTexts.map { ($0, markerCount($0)) }.filter { $0.1 > 0 }
      let markers = marked.reduce(0) { $0 + $1.1 }
      guard let (first, _) = marked.first, markers != images else { return }
      let isOne = markers == 1
      findings.report(
        first,
        "there \(isOne ? "is one '<image>' marker" : "are \(markers) '<image>' markers") for "
          + "\(images) image\(images == 1 ? "" : "s")")
    })
}

extension Record {
  /// What the user says, image parts left out.
  fileprivate var userTexts: [JSONValue] {
    images.contents.filter(\.isUser).flatMap { Conversation.strings(in: $0.value) }
  }

  /// The number of images in the list that other tools keep beside the messages; nil without one.
  fileprivate var listedImages: Int? {
    guard let images = root["images"], !conversations.isEmpty || format == .instruction else {
      return nil
    }
    return images.kind == .array ? images.elements.count : images.kind == .string ? 1 : nil
  }
}

private func markerCount(_ text: JSONValue) -> Int {
  let marker = Array("<image>".utf8)
  var rest = (text.textBytes ?? [])[...]
  var count = 0
  while let start = rest.firstIndex(of: marker[0]) {
    rest = rest[start...]
    if rest.starts(with: marker) { count += 1 }
    rest = rest.dropFirst()
  }
  return count
}
