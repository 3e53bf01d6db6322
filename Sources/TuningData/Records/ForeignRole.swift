// SPDX-License-Identifier: Apache-2.0

/// Roles that other services and tools know, and what they are called here.
enum ForeignRole {
  /// Returns the role that stands for the foreign role `name`; nil when that is none.
  static func equivalent(of name: String) -> String? {
    names.first { $0.foreign == name }?.own
  }

  /// Returns `name` as roles are compared: without space around it and in lower case.
  static func folded(_ name: String) -> String {
    let scalars = name.unicodeScalars.drop(while: \.properties.isWhitespace)
    let tail = scalars.reversed().drop(while: \.properties.isWhitespace)
    return String(String.UnicodeScalarView(tail.reversed())).lowercased()
  }

  /// The roles that the service knows.
  static let own = ["system", "user", "assistant", "tool"]

  /// The foreign roles with their equivalents.
  static let names: [(foreign: String, own: String)] = [
    ("developer", "system"), ("human", "user"), ("prompter", "user"), ("gpt", "assistant"),
    ("bot", "assistant"), ("model", "assistant"), ("ai", "assistant"), ("function", "tool"),
    ("ipython", "tool"), ("observation", "tool"), ("environment", "tool"),
    ("tool_response", "tool"),
  ]
}
