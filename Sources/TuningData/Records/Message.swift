// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// One message of a conversation, as rules look at it.
struct Message {
  /// The message's object.
  let value: JSONValue
  /// Its place in the list, from 0.
  let position: Int
  /// Who speaks.
  let role: Role

  init(_ value: JSONValue, position: Int) {
    self.value = value
    self.position = position
    let name = value["role"]
    role = name.map { $0.text.map(Role.init) ?? .notString } ?? .missing
  }

  /// The place of the role, or the whole message where it has none.
  var roleValue: JSONValue { value["role"] ?? value }
  /// What is said: a string, a list of parts, null, or what should not be there.
  var content: JSONValue? { value["content"] }
  /// The list of calls; nil when the member is missing or null.
  var toolCalls: JSONValue? { value["tool_calls"].flatMap { $0.kind == .null ? nil : $0 } }
  /// The parts of the content; empty when it is a string.
  var parts: [JSONValue] { content?.elements ?? [] }

  /// Whether a tool is called.
  var callsTools: Bool { toolCalls?.elements.isEmpty == false }

  /// How messages name it: "message 3 (user)", counted from 1 as people do.
  var name: String {
    role.isKnown ? "message \(position + 1) (\(role.name))" : "message \(position + 1)"
  }
}
