// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// A list of messages in a record, as rules look at it.
struct Conversation {
  /// What the list is for.
  enum Purpose {
    /// `messages`: it is trained on.
    case training
    /// `input.messages`: what both outputs of a preference pair answer.
    case prompt
    /// `preferred_output`.
    case preferredOutput
    /// `non_preferred_output`.
    case nonPreferredOutput
  }

  /// What the list is for.
  let purpose: Purpose
  /// The list itself.
  let list: JSONValue
  /// The messages that are objects.
  let messages: [Message]
  /// The tools that may be called; nil when there is no such member or it is null.
  let tools: JSONValue?

  init(_ purpose: Purpose, _ list: JSONValue, tools: JSONValue? = nil) {
    self.purpose = purpose
    self.list = list
    self.tools = tools.flatMap { $0.kind == .null ? nil : $0 }
    messages = list.elements.enumerated().compactMap { position, element in
      element.kind == .object ? Message(element, position: position) : nil
    }
  }

  /// Whether every message is an object with a role that the service knows, so that it makes sense
  /// to judge their order.
  var hasTrustedRoles: Bool {
    messages.count == list.elements.count && messages.allSatisfy(\.role.isKnown)
  }

  /// The text of a member's string or the text parts of its list, where rules look for words.
  static func strings(in content: JSONValue?) -> [JSONValue] {
    guard let content else { return [] }
    if content.kind == .string { return [content] }
    return content.elements.compactMap { $0["text"] }.filter { $0.kind == .string }
  }
}
