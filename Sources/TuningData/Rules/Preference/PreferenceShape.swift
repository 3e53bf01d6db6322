// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let preferenceShape = Rule(
    "preference/shape", .error,
    summary: "The input or an output of a preference record is not built as it has to be.",
    why: """
      A preference record has an object `input` with `messages` that leave the assistant to speak
      next, and two outputs that are lists of exactly one assistant message. The clients up to 2.14
      check all of this, and the service checks preference pairs after the upload.

      An output needs content or tool calls. A `content` of null fails in those clients even next to
      tool calls, where a conversation may have it; leaving the key out passes.
      """,
    help: "bring the record into the documented shape",
    sources: [
      "together-py 2.14.0, lib/utils/files.py", "docs.together.ai, preference fine-tuning",
      "together.ai blog of 2026-09-11",
    ],
    flagged: [
      #"""
      {"input": "Hi", "preferred_output": [{"role": "assistant", "content": "Hello"}], \#
      "non_preferred_output": [{"role": "assistant", "content": "What?"}]}
      """#,
      #"""
      {"input": {"messages": [{"role": "user", "content": "Hi"}]}, \#
      "preferred_output": "Hello", "non_preferred_output": [{"role": "user", "content": "?"}]}
      """#,
      #"""
      {"input": {"messages": [{"role": "user", "content": "Hi"}, \#
      {"role": "assistant", "content": "Yes?"}]}, \#
      "preferred_output": [{"role": "assistant", "content": "Hello"}], \#
      "non_preferred_output": [{"role": "assistant", "content": "What?"}]}
      """#,
      #"""
      {"input": {"messages": [{"role": "user", "content": "Time?"}]}, \#
      "preferred_output": [{"role": "assistant", "content": null, "tool_calls": [{"id": "a", \#
      "type": "function", "function": {"name": "now", "arguments": "{}"}}]}], \#
      "non_preferred_output": [{"role": "assistant", "content": "No idea."}]}
      """#,
    ],
    allowed: [
      #"""
      {"input": {"messages": [{"role": "assistant", "content": "Hi"}, \#
      {"role": "user", "content": "Time?"}], "tools": [{"type": "function", \#
      "function": {"name": "now", "parameters": {"type": "object", "properties": {}}}}]}, \#
      "preferred_output": [{"role": "assistant", "tool_calls": [{"id": "a", \#
      "type": "function", "function": {"name": "now", "arguments": "{}"}}]}], \#
      "non_preferred_output": [{"role": "assistant", "content": "No idea."}]}
      """#,
      #"""
      {"input": {"mesages": [{"role": "user", "content": "Hi"}]}, \#
      "preferred_output": [{"rol": "assistant", "content": "Hello"}], \#
      "non_preferred_output": [{"role": "assistant", "contents": "What?"}]}
      """#,
    ],
    check: .record(.preference) { record, findings in
      guard record.format == .preference else { return }
      if let input = record.root["input"] { findings.check(input: input) }
      for conversation in record.conversations {
        switch conversation.purpose {
        case .prompt: findings.check(prompt: conversation)
        case .preferredOutput, .nonPreferredOutput: findings.check(output: conversation)
        case .training: break
        }
      }
    })
}

extension Findings {
  fileprivate mutating func check(input: JSONValue) {
    guard input.kind == .object else {
      return report(
        input, "'input' is \(input.kindName), not an object",
        help: input.kind == .array
          ? "put the list into an object: {\"messages\": […]}"
          : "write an object with the list 'messages'")
    }
    guard let messages = input["messages"] else {
      let slips = MisspeltKeys.slips(in: input, among: ["messages", "tools"])
      guard !slips.contains(where: { $0.meant == "messages" }) else { return }
      return report(
        input, "'input' has no 'messages'", help: "put the conversation so far into 'messages'")
    }
    guard messages.kind != .array else { return }
    report(
      messages, "'messages' in 'input' is \(messages.kindName), not a list",
      help: "write a list of messages")
  }

  fileprivate mutating func check(prompt: Conversation) {
    guard prompt.hasTrustedRoles, let last = prompt.messages.last, last.role == .assistant else {
      return
    }
    report(
      last.roleValue, "the last message of 'input' is the assistant's, which the outputs should be",
      help: "move the message into the outputs, or let the user answer it")
  }

  fileprivate mutating func check(output: Conversation) {
    let count = output.list.elements.count
    guard output.list.kind == .array, count == 1 else {
      let isList = output.list.kind == .array
      let found = isList ? "has \(count) messages" : "is \(output.list.kindName)"
      return report(
        output.list, "\(output.key) \(found), not a list of one message",
        help: "write a list of one assistant message; earlier ones belong in 'input'")
    }
    guard let message = output.messages.first else {
      let found = output.list.elements.first?.kindName ?? "nothing"
      return report(
        output.list, "\(output.key) holds \(found), not a message",
        help: "write a list of one object with 'role' and 'content'")
    }
    check(message, of: output)
  }

  private mutating func check(_ message: Message, of output: Conversation) {
    if message.role.isKnown, message.role != .assistant {
      report(
        message.roleValue, "the message of \(output.key) has the role '\(message.role.name)'",
        help: "only the assistant can speak in an output; change the role to 'assistant'")
    }
    if message.content?.kind == .null, message.callsTools, let content = message.content {
      report(
        content, "the content of \(output.key) is null next to tool calls",
        help: "leave 'content' out; unlike in conversations null is refused here")
    }
    let isMisspelt = message.misspeltKeys.contains { ["content", "tool_calls"].contains($0.meant) }
    if message.content == nil, message.toolCalls == nil, !isMisspelt {
      report(
        message.value, "the message of \(output.key) has neither content nor tool calls",
        help: "write what the assistant says as 'content'")
    }
  }
}
