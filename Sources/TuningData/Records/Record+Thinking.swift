// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Something that a model says, which may hold think tags.
struct ThinkingText {
  /// How messages name it.
  let name: String
  /// What the tags in it come to.
  let markup: ThinkMarkup
}

extension Record {
  /// The answers, completions and texts that a model is to learn.
  var thinkingTexts: [ThinkingText] {
    switch format {
    case .conversation, .preference:
      messages.filter { $0.role == .assistant }.map { message in
        ThinkingText(
          name: message.name, markup: .judge(Conversation.strings(in: message.content)))
      }
    case .instruction:
      [
        ThinkingText(
          name: "the completion",
          markup: .judge(Conversation.strings(in: root["completion"]), isOpen: promptOpensThought))
      ]
    case .text:
      [ThinkingText(name: "the text", markup: .judge(Conversation.strings(in: root["text"])))]
    case nil: []
    }
  }

  /// Whether the prompt ends with `<think>`, as templates of reasoning models make it.
  private var promptOpensThought: Bool {
    guard let text = Conversation.strings(in: root["prompt"]).last?.textBytes else { return false }
    let end = text.reversed().drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    return end.starts(with: "<think>".utf8.reversed())
  }
}
