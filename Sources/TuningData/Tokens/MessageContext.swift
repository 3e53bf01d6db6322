// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates
internal import JSONLines

/// Messages as templates are given them.
///
/// As in `transformers` 5: members that are null are left out, and reasoning under any of its names
/// is there under `reasoning_content` and `thinking`.
enum MessageContext {
  /// How templates are given the arguments of calls, which are JSON in a string.
  enum Arguments {
    /// As the object that the string holds, as servers do it that use these templates.
    case decoded
    /// As the string.
    case text
  }

  /// Returns whether there are arguments that can be given in either way.
  static func hasArguments(_ messages: [JSONValue]) -> Bool {
    messages.contains { $0["tool_calls"]?.elements.isEmpty == false }
  }

  /// Returns one message; of the roles in `joining` the template wants content as text, so lists of
  /// text parts are joined.
  static func message(
    _ value: JSONValue, _ arguments: Arguments = .decoded, joining: Set<String> = []
  ) -> TemplateValue {
    guard value.kind == .object else { return TemplateValue(value) }
    let isJoined = joining.contains { value["role"]?.isText($0) == true }
    let text = isJoined ? value["content"].flatMap(joinedText) : nil
    var isPlain = text == nil
    for (key, member) in value.members {
      if member.kind == .null || reasoningKeys.contains(where: { key.isText($0) })
        || arguments == .decoded && key.isText("tool_calls")
      {
        isPlain = false
      }
    }
    guard !isPlain else { return TemplateValue(value) }
    var members: [(key: String, value: TemplateValue)] = []
    for (key, member) in value.members where member.kind != .null {
      if let text, key.isText("content") {
        members.append(("content", text))
        continue
      }
      let isCalls = arguments == .decoded && key.isText("tool_calls") && member.kind == .array
      members.append(
        (key.text ?? "", isCalls ? TemplateValue(member.elements.map(call)) : TemplateValue(member))
      )
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

  /// Returns the text of a list of parts that are all text; nil for anything else.
  private static func joinedText(_ content: JSONValue) -> TemplateValue? {
    guard content.kind == .array else { return nil }
    var text: [UInt8] = []
    for part in content.elements {
      guard part["type"]?.isText("text") == true, let bytes = part["text"]?.textBytes else {
        return nil
      }
      text += bytes
    }
    return TemplateValue(utf8: text)
  }

  private static func call(_ value: JSONValue) -> TemplateValue {
    guard value["function"]?.kind == .object else { return TemplateValue(value) }
    return TemplateValue(
      value.members.map { key, member in
        (key.text ?? "", key.isText("function") ? function(member) : TemplateValue(member))
      })
  }

  private static func function(_ value: JSONValue) -> TemplateValue {
    TemplateValue(
      value.members.map { key, member in
        (key.text ?? "", key.isText("arguments") ? decoded(member) : TemplateValue(member))
      })
  }

  /// Returns the object that a string holds, or the value as it is.
  private static func decoded(_ value: JSONValue) -> TemplateValue {
    let document = JSONDocument()
    guard let text = value.textBytes, document.scan(text: text), let root = document.root,
      root.kind == .object
    else { return TemplateValue(value) }
    return TemplateValue(root)
  }

  private static let reasoningKeys = ["reasoning_content", "thinking", "reasoning"]
  private static let templateKeys = ["reasoning_content", "thinking"]
}
