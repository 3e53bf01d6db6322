// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let visionUnsupported = Rule(
    "model/vision-unsupported", .error,
    summary: "A record holds images, which the model cannot be tuned with.",
    why: """
      Only the models on the list of vision models take images. Some have a variant of their own for
      it, whose id ends in `-VLM` and whose context is shorter; the plain id trains on text alone.
      Models that no source speaks of are not judged.
      """,
    help: "choose a model from the list of vision models, or drop the images",
    sources: ["docs.together.ai, vision fine-tuning"],
    flagged: [
      Example(
        #"""
        {"messages": [{"role": "user", "content": [{"type": "image_url", \#
        "image_url": {"url": "data:image/png;base64,iVBORw0KGgo="}}]}, \#
        {"role": "assistant", "content": [{"type": "text", "text": "A cat."}]}]}
        """#, model: "google/gemma-4-31B-it"),
      Example(
        #"""
        {"prompt": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0K"}}], \#
        "completion": "A cat."}
        """#, model: "openai/gpt-oss-20b"),
    ],
    allowed: [
      Example(
        #"""
        {"messages": [{"role": "user", "content": [{"type": "image_url", \#
        "image_url": {"url": "data:image/png;base64,iVBORw0KGgo="}}]}, \#
        {"role": "assistant", "content": [{"type": "text", "text": "A cat."}]}]}
        """#, model: "google/gemma-4-31B-it-VLM"),
      Example(
        #"{"prompt": [{"type": "text", "text": "Say hi"}], "completion": "Hi"}"#,
        model: "openai/gpt-oss-20b"),
    ],
    check: .model(.parts) { record, model, findings in
      guard model.vision == .unsupported else { return }
      let images = record.contents.flatMap(\.elements).filter(\.isImage)
      guard let first = images.first else { return }
      findings.report(
        first,
        "the record holds \(images.count == 1 ? "an image" : "\(images.count) images"), "
          + "which '\(model.id)' cannot see",
        help: model.visionVariant.map { "train '\($0)', the variant that takes images" })
    })
}

extension JSONValue {
  /// Whether the part is an image, well-formed or not.
  fileprivate var isImage: Bool { self["type"]?.text == "image_url" || self["image_url"] != nil }
}
