// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let thinkInContent = Rule(
    "reasoning/think-in-content", .warning,
    summary: "A thought stands between think tags in the content of an answer.",
    why: """
      The service takes reasoning in a member of its own beside the content and renders it the way
      the model's template wants it. Tags inside the content are plain text: templates that write
      their own tags put an empty thought before them, templates of models without reasoning show
      them to the user, and nothing cuts them out of earlier turns. In one public set of reasoning
      data 50 of 50 rows look like this.
      """,
    help: "move the thought into a member 'reasoning' and drop the tags",
    sources: ["docs.together.ai, reasoning fine-tuning", "huggingface/trl #6361"],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "<think>A greeting.</think>Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": [{"type": "text", "text": "\u003Cthink\u003Eso<\/think>Hello"}]}]}
      """#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "reasoning": "A greeting.", "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "<think>x</think>"}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "<think>A greeting."}]}
      """#,
      #"{"prompt": "Hi", "completion": "<think>A greeting.</think>Hello"}"#,
    ],
    check: .record(.markup) { record, findings in
      guard !record.conversations.isEmpty else { return }
      for text in record.thinkingTexts {
        guard case .balanced(let tag) = text.markup else { continue }
        findings.report(tag.range, in: tag.string, "\(text.name) has its thought in the content")
      }
    })
}
