// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Who speaks in a message.
enum Role: Equatable {
  case system, user, assistant, tool
  /// A role that the service does not know, as it is spelled.
  case unknown(String)
  /// A role that is not a string.
  case notString
  /// No role at all.
  case missing

  init(_ value: JSONValue) {
    if value.isText("user") {
      self = .user
    } else if value.isText("assistant") {
      self = .assistant
    } else if value.isText("system") {
      self = .system
    } else if value.isText("tool") {
      self = .tool
    } else {
      self = value.text.map(Role.unknown) ?? .notString
    }
  }

  /// Whether the service knows the role.
  var isKnown: Bool {
    switch self {
    case .system, .user, .assistant, .tool: true
    case .unknown, .notString, .missing: false
    }
  }

  /// How messages call it.
  var name: String {
    switch self {
    case .system: "system"
    case .user: "user"
    case .assistant: "assistant"
    case .tool: "tool"
    case .unknown(let name): name
    case .notString, .missing: "unknown"
    }
  }
}
