// SPDX-License-Identifier: Apache-2.0

internal import JSONLines
internal import Tokenization

extension Rule {
  static let specialTokenInContent = Rule(
    "text/special-token-in-content", .warning,
    summary: "A message holds the text of one of the tokenizer's special tokens.",
    why: """
      Special tokens end turns and mark who speaks. Tokenizers find their text wherever it stands, and
      nothing tells one that a user wrote from one that the template put there: the turn ends in the
      middle of the sentence, and the model learns to end it so. Long-context data was spoilt by `<s>`
      in it (Long-Context-Data-Engineering #14, hiyouga/LLaMA-Factory #370), and one `<|endoftext|>`
      stopped a run (bespokelabsai/curator #178). In use it is a way to inject instructions.

      The tokens are those of the very tokenizer of the model. Contents and reasoning of messages are
      looked at; prompts, completions and plain texts are not, since no template is applied to them
      and such markup is then often meant. Think tags are left to `reasoning/think-in-content`.
      """,
    help: "take the token out, or break it up, for example with a space after its first character",
    sources: [
      "FranxYao/Long-Context-Data-Engineering #14", "hiyouga/LLaMA-Factory #370",
      "bespokelabsai/curator #178",
    ],
    flagged: [
      .counted(
        #"""
        {"messages": [{"role": "user", "content": "What does <|im_end|> do?"}, \#
        {"role": "assistant", "content": "It ends a turn."}]}
        """#)
    ],
    allowed: [
      .counted(
        #"""
        {"messages": [{"role": "user", "content": "What does < |im_end|> do?"}, \#
        {"role": "assistant", "content": "It ends a turn."}]}
        """#),
      .counted(#"{"text": "<|im_start|>user\nHi<|im_end|>"}"#),
    ],
    check: .tokens { view, findings in
      for (message, place, text) in view.messageTexts {
        let found = view.specialTokens(in: text.textBytes ?? []).filter { !$0.token.isThinkTag }
        guard let first = found.first else { continue }
        let token = VisibleText(String(decoding: first.token.content, as: UTF8.self)).text
        let others = found.count == 1 ? "" : " (and \(found.count - 1) more)"
        let sentence = "the \(place) of \(message.name) holds '\(token)', a special token\(others)"
        // Without escapes the text stands in the line as it is.
        if text.textBytes?.count == text.range.count - 2 {
          let start = text.range.lowerBound + 1
          findings.report(
            start + first.range.lowerBound..<start + first.range.upperBound, in: text, sentence)
        } else {
          findings.report(text, sentence)
        }
      }
    })
}

extension AddedToken {
  fileprivate var isThinkTag: Bool {
    content == Array("<think>".utf8) || content == Array("</think>".utf8)
  }
}

extension TokenView {
  /// The strings that messages say or think.
  fileprivate var messageTexts: [(message: Message, place: String, text: JSONValue)] {
    let input = root["input"]
    let lists =
      format == .conversation
      ? [root["messages"]]
      : format == .preference
        ? [input?["messages"], root["preferred_output"], root["non_preferred_output"]] : []
    return lists.compactMap(\.self).flatMap { Conversation(.training, $0).messages }
      .flatMap { message in
        Conversation.strings(in: message.content).map { (message, "content", $0) }
          + message.reasoning.filter { $0.value.kind == .string }
          .map { (message, "reasoning", $0.value) }
      }
  }
}
