// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates
internal import JSONLines

/// Messages as templates are given them.
///
/// As in `transformers` 5: members that are null are left out, and reasoning under any of its names
/// is there under `reasoning_content` and `thinking`.
enum MessageContext {
  /// Returns the messages of a list.
  static func messages(_ list: JSONValue) -> [TemplateValue] { list.elements.map(message) }

  /// Returns one message.
  static func message(_ value: JSONValue) -> TemplateValue {
    guard value.kind == .object else { return TemplateValue(value) }
    var isPlain = true
    for (key, member) in value.members {
      if member.kind == .null || reasoningKeys.contains(where: { key.isText($0) }) {
        isPlain = false
      }
    }
    guard !isPlain else { return TemplateValue(value) }
    var members: [(key: String, value: TemplateValue)] = []
    for (key, member) in value.members where member.kind != .null {
      members.append((key.text ?? "", TemplateValue(member)))
    }
    let reasoning = reasoningKeys.lazy.compactMap { name in
      members.last { $0.key == name }?.value
    }.first
    if let reasoning {
      for name in templateKeys where !members.contains(where: { $0.key == name }) {
        members.append((name, reasoning))
      }
    }
    return TemplateValue(members)
  }

  private static let reasoningKeys = ["reasoning_content", "thinking", "reasoning"]
  private static let templateKeys = ["reasoning_content", "thinking"]
}
