// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// One message of a conversation, as rules look at it.
struct Message {
  /// The message's object.
  let value: JSONValue
  /// Its place in the list, from 0.
  let position: Int
  /// Who speaks.
  private(set) var role = Role.missing
  /// The member that names the speaker.
  private(set) var roleMember: JSONValue?
  /// What is said: a string, a list of parts, null, or what should not be there.
  private(set) var content: JSONValue?
  /// The list of calls; nil when the member is missing or null.
  private(set) var toolCalls: JSONValue?

  init(_ value: JSONValue, position: Int) {
    self.value = value
    self.position = position
    for (key, member) in value.members {
      if key.isText("role") {
        roleMember = member
        role = Role(member)
      } else if key.isText("content") {
        content = member
      } else if key.isText("tool_calls") {
        toolCalls = member.kind == .null ? nil : member
      }
    }
  }

  /// The place of the role, or the whole message where it has none.
  var roleValue: JSONValue { roleMember ?? value }
  /// The parts of the content; empty when it is a string.
  var parts: [JSONValue] { content.map { Array($0.elements) } ?? [] }

  /// Whether a tool is called.
  var callsTools: Bool { toolCalls?.elements.isEmpty == false }

  /// How messages name it: "message 3 (user)", counted from 1 as people do.
  var name: String {
    role.isKnown ? "message \(position + 1) (\(role.name))" : "message \(position + 1)"
  }
}
