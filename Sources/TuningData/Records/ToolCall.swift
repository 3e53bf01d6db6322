// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// One entry of a message's `tool_calls`, as rules look at it.
struct ToolCall {
  /// The entry, whatever it is.
  let value: JSONValue
  /// The message that calls.
  let message: Message
  /// What the conversation is for.
  let purpose: Conversation.Purpose
  /// The member `function`; nil when it is missing.
  let function: JSONValue?
  /// The name of the tool; nil when it is missing, empty or not a string.
  let name: JSONValue?
  /// The call's id; nil when it is missing or not a string.
  let id: JSONValue?
  /// The arguments; nil when they are missing or null.
  let arguments: JSONValue?

  init(_ value: JSONValue, in message: Message, of purpose: Conversation.Purpose) {
    self.value = value
    self.message = message
    self.purpose = purpose
    function = value["function"]
    name = function?["name"].flatMap { $0.kind == .string && !$0.isEmpty ? $0 : nil }
    id = value["id"].flatMap { $0.kind == .string ? $0 : nil }
    arguments = function?["arguments"].flatMap { $0.kind == .null ? nil : $0 }
  }

  /// How messages name it: "the call of 'get_weather' in message 2 (assistant)".
  var title: String {
    "\(name.map { "the call of \($0.shortText)" } ?? "a call") in \(message.name)"
  }

  /// How messages begin that judge the arguments.
  var argumentsTitle: String {
    name.map { "the arguments of \($0.shortText) in \(message.name)" }
      ?? "the arguments of a call in \(message.name)"
  }
}

/// What the arguments of a call turn out to be.
enum ToolArguments: Equatable {
  /// There are none.
  case missing
  /// Not a string.
  case notText
  /// A string that is not JSON.
  case notJSON
  /// A string that holds a JSON object: as it should be.
  case object
  /// A string that holds the string of a JSON object.
  case encodedTwice
  /// A string that holds another JSON value, of this kind: "a list".
  case notObject(kind: String)
}
