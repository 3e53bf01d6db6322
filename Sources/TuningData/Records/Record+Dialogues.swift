// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Record {
  /// The lists of messages in which roles should follow each other in order, when all roles are
  /// known: the outputs of a preference pair are single messages.
  var dialogues: [Conversation] {
    dialogueLists.filter { $0.hasTrustedRoles && !$0.messages.isEmpty }
  }

  /// The lists that should hold a dialogue, whatever they hold.
  var dialogueLists: [Conversation] {
    conversations.filter { !$0.isOutput }
  }

  /// The messages of those lists.
  var dialogueMessages: [Message] { dialogueLists.flatMap(\.messages) }

  /// The messages of both outputs of a preference pair.
  var outputMessages: [Message] { conversations.filter(\.isOutput).flatMap(\.messages) }
}

extension Conversation {
  /// Whether it is one side of a preference pair.
  var isOutput: Bool { purpose == .preferredOutput || purpose == .nonPreferredOutput }

  /// Whether anything in it is an answer of the assistant.
  var hasAssistant: Bool { messages.contains { $0.role == .assistant } }
}
