// SPDX-License-Identifier: Apache-2.0

public import JSONLines

/// What rows have in common that belong on one side.
public enum GroupKey: Sendable, Hashable {
  /// The whole record.
  case record
  /// What the model is asked: all up to its first answer.
  case prompt
  /// The system message.
  case system
  /// The first value that is there of several; rows without any are groups of their own.
  case value(of: [JSONPointer])

  /// Reads `prompt`, `system`, `user`, `id` or a JSON Pointer.
  public init?(_ text: String) {
    switch text {
    case "prompt": self = .prompt
    case "system": self = .system
    case "user": self = .value(of: GroupKey.pointers("user", "user_id"))
    case "id": self = .value(of: GroupKey.pointers("id", "conversation_id", "document_id"))
    default:
      guard text.hasPrefix("/"), let pointer = JSONPointer(text) else { return nil }
      self = .value(of: [pointer])
    }
  }

  /// The key as the user writes it, or the nearest to it.
  public var name: String {
    switch self {
    case .record: "record"
    case .prompt: "prompt"
    case .system: "system"
    case .value(let pointers):
      ["user", "id"].first { GroupKey($0) == self } ?? pointers.first?.description ?? ""
    }
  }

  /// The keys at the top level of a record that have to be there only for this.
  var topLevelKeys: [String] {
    if case .value(let pointers) = self { pointers.compactMap(\.tokens.first) } else { [] }
  }

  /// The members of a record, or of its `metadata`, that may hold a value.
  private static func pointers(_ names: String...) -> [JSONPointer] {
    names.map { JSONPointer([$0]) } + names.map { JSONPointer(["metadata", $0]) }
  }
}
