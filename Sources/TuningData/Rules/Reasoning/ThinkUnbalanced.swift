// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let thinkUnbalanced = Rule(
    "reasoning/think-unbalanced", .error,
    summary: "A `<think>` has no `</think>` or the reverse, or one stands inside another.",
    why: """
      Templates and parsers cut an answer at these tags. With one of them missing, the whole answer
      counts as thought or the thought as answer, and some templates add a pair of their own, so
      that the model learns an empty thought followed by a stray tag. That comes from collecting raw
      completions of models whose template writes `<think>` at the end of the prompt: the completion
      then holds only the closing tag.

      A `prompt` that ends with `<think>` opens the thought of its completion.
      """,
    help: "add the tag that is missing, or move the thought into 'reasoning'",
    sources: ["huggingface/trl #6361", "huggingface/trl #6363"],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "A greeting.</think>Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "\u003cthink\u003eA greeting. Hello"}]}
      """#,
      #"{"prompt": "Hi", "completion": "<think>A <think>greeting.<\/think><\/think>Hello"}"#,
      #"{"text": "Hi</think>A greeting.<think>"}"#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "<think>A greeting.</think>Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "What is <think>?"}, {"role": "assistant", \#
      "content": "A tag."}]}
      """#,
      #"{"prompt": "Hi\n<think>\n", "completion": "A greeting.\u003c/think\u003eHello"}"#,
      #"{"text": "<thinking> and \\u003cthink> are other tags"}"#,
    ],
    check: .record(.markup) { record, findings in
      for text in record.thinkingTexts {
        guard case .unbalanced(let tag, let fault) = text.markup else { continue }
        findings.report(tag.range, in: tag.string, "\(text.name) has \(words(tag, fault))")
      }
    })
}

private func words(_ tag: ThinkTag, _ fault: ThinkMarkup.Fault) -> String {
  switch fault {
  case .neverClosed: "\(tag.name) without </think> after it"
  case .neverOpened: "\(tag.name) without <think> before it"
  case .nested: "\(tag.name) inside a thought that is still open"
  }
}
