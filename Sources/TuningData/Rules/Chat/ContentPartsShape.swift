// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let contentPartsShape = Rule(
    "chat/content-parts-shape", .error,
    summary: "A part of a content is not built as parts of text and images are.",
    why: """
      A content may be a list of parts, each `{"type": "text", "text": …}` or `{"type": "image_url",
      "image_url": {"url": …}}`. The clients up to 2.14 refuse anything else, and so does the
      service: there is no video, sound or file to train on. `value` in place of `text` comes from
      other trainers, `input_text` and `output_text` from OpenAI's newer interface.
      """,
    help: "write the part as {\"type\": \"text\", \"text\": …}",
    sources: [
      "docs.together.ai, fine-tuning vision models", "together-py 2.14.0, lib/utils/files.py",
      "hiyouga/LLaMA-Factory, v1 data format",
    ],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": ["Hi"]}, {"role": "assistant", \#
      "content": [{"text": "Hello"}]}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": [{"type": "text", "value": "Hi"}]}, \#
      {"role": "assistant", "content": [{"type": "text", "text": "Hello"}]}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": [{"type": "video_url", \#
      "video_url": {"url": "a.mp4"}}]}, {"role": "assistant", "content": [{"type": "text", \#
      "text": "A cat."}]}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": [{"type": "image_url", \#
      "image_url": "data:image/png;base64,iVBORw0KGgo="}]}, {"role": "assistant", \#
      "content": [{"type": "text", "text": "A cat."}]}]}
      """#,
      #"{"prompt": [{"type": "text", "value": "Hi"}], "completion": [{"type": "text"}]}"#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": [{"type": "text", "text": "Hi"}]}, \#
      {"role": "assistant", "content": [{"type": "text", "text": "Hello"}]}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": [{"type": "image_url", \#
      "image_url": {"url": "data:image/png;base64,iVBORw0KGgo="}}]}, {"role": "assistant", \#
      "content": [{"type": "text", "text": "A cat."}]}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": []}, {"role": "assistant", "content": "Hello"}]}
      """#,
    ],
    check: .record(.parts) { record, findings in
      for content in record.images.contents {
        for (position, part) in content.value.elements.enumerated() {
          guard let slip = PartSlip(part) else { continue }
          findings.report(
            slip.value, "part \(position + 1) of \(content.title) \(slip.message)", help: slip.help)
        }
      }
    })
}

/// What is wrong with a part, the first thing only.
private struct PartSlip {
  let value: JSONValue
  let message: String
  var help: String?

  init?(_ part: JSONValue) {
    guard let slip = PartSlip.find(in: part) else { return nil }
    self = slip
  }

  private init(_ value: JSONValue, _ message: String, _ help: String? = nil) {
    self.value = value
    self.message = message
    self.help = help
  }

  private static func find(in part: JSONValue) -> PartSlip? {
    guard part.kind == .object else {
      return PartSlip(part, "is \(part.kindName), not an object")
    }
    guard let type = part["type"] else {
      return PartSlip(part, "has no type", cure(untyped: part))
    }
    if type.isText("text") { return find(inText: part) }
    if type.isText("image_url") { return find(inImage: part) }
    guard type.kind == .string else {
      return PartSlip(type, "has \(type.kindName) as its type, not a string")
    }
    return PartSlip(type, "has the unknown type \(type.shortText)", cure(type: type.text ?? ""))
  }

  private static func find(inText part: JSONValue) -> PartSlip? {
    if let text = part["text"] {
      guard text.kind != .string else { return nil }
      return PartSlip(
        text, "has \(text.kindName) as its text, not a string", "write the text as a string")
    }
    let other = ["value", "content"].first { part[$0] != nil }
    return PartSlip(
      part, other.map { "has '\($0)' instead of 'text'" } ?? "has no text",
      other.map { "rename the key '\($0)' to 'text'" })
  }

  private static func find(inImage part: JSONValue) -> PartSlip? {
    let help = "write the image as {\"type\": \"image_url\", \"image_url\": {\"url\": …}}"
    guard let image = part["image_url"] else { return PartSlip(part, "has no 'image_url'", help) }
    guard image.kind == .object else {
      return PartSlip(image, "has \(image.kindName) as its 'image_url', not an object", help)
    }
    guard let url = image["url"] else { return PartSlip(image, "has no 'url'", help) }
    guard url.kind != .string else { return nil }
    return PartSlip(url, "has \(url.kindName) as its 'url', not a string", help)
  }

  private static func cure(untyped part: JSONValue) -> String? {
    if part["text"] != nil { return "add \"type\": \"text\"" }
    if part["image_url"] != nil { return "add \"type\": \"image_url\"" }
    return nil
  }

  private static func cure(type: String) -> String? {
    switch type {
    case "input_text", "output_text": return "rename the type to 'text'"
    case "image", "input_image":
      return "rename the type to 'image_url' and give it the image's data"
    case "video", "video_url", "audio", "audio_url", "input_audio", "file", "input_file":
      return "drop the part: only text and images can be trained on"
    default:
      return nearestNames(to: type, among: ["text", "image_url"]).first.map {
        "rename the type to '\($0)'"
      }
    }
  }
}
