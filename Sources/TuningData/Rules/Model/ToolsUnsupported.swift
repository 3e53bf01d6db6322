// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let toolsUnsupported = Rule(
    "model/tools-unsupported", .error,
    summary: "A record uses tools, which the model cannot be tuned with.",
    why: """
      The limits endpoint of the service says for every model whether it takes tools. A model without
      them has no place for tools in its template: they are refused, or left out of what is trained
      on, and then the model learns to call functions that it was never told about (oumi-ai/oumi
      #2599). Models that no source speaks of are not judged.
      """,
    help: "choose a model that supports tools, or write the calls as text",
    sources: ["docs.together.ai, fine-tuning with tools", "oumi-ai/oumi #2599"],
    flagged: [
      Example(
        #"""
        {"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", \#
        "tool_calls": [{"id": "a", "type": "function", \#
        "function": {"name": "now", "arguments": "{}"}}]}]}
        """#, model: "mistralai/Mixtral-8x7B-Instruct-v0.1"),
      Example(
        #"""
        {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], \#
        "tools": [{"type": "function", "function": {"name": "now"}}]}
        """#, model: "mistralai/Mixtral-8x7B-Instruct-v0.1"),
    ],
    allowed: [
      Example(
        #"{"messages": [{"role": "assistant", "content": "Hi", "tool_calls": []}], "tools": []}"#,
        model: "mistralai/Mixtral-8x7B-Instruct-v0.1"),
      Example(
        #"{"messages": [{"role": "tool", "content": "12:00", "tool_call_id": "a"}]}"#,
        model: "Qwen/Qwen3.5-9B"),
    ],
    check: .model(.tools) { record, model, findings in
      guard model.tools == .unsupported, let use = record.firstUseOfTools else { return }
      findings.report(use, "the record uses tools, which '\(model.id)' does not support")
    })
}

extension Record {
  /// The list of tools, a call or a result, whichever comes first.
  fileprivate var firstUseOfTools: JSONValue? {
    for conversation in conversations {
      if let tools = conversation.tools, !tools.isEmpty { return tools }
      for message in conversation.messages {
        if message.callsTools { return message.toolCalls }
        if message.role == .tool { return message.roleValue }
      }
    }
    return nil
  }
}
