// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let functionCall = Rule(
    "tools/function-call", .error,
    summary: "The record uses OpenAI's old `functions` and `function_call` instead of tools.",
    why: """
      OpenAI replaced `functions` by `tools` and `function_call` by `tool_calls` at the end of 2023,
      and older exports still have the old names. Together's documentation knows only the new ones:
      an unknown key at the top level is refused, one in a message is ignored, so that the model is
      trained on empty answers where it should learn to call.
      """,
    help: "rename 'functions' to 'tools' and 'function_call' to 'tool_calls', each call in a list",
    sources: [
      "docs.together.ai, function-calling fine-tuning",
      "learn.microsoft.com, fine-tuning and tool calling",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", "content": "Nine."}], "functions": [{"name": "clock", "parameters": {}}]}"#,
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", "content": null, "function_call": {"name": "clock", "arguments": "{}"}}]}"#,
      #"{"input": {"messages": [{"role": "user", "content": "Time?"}], "functions": []}, "preferred_output": [{"role": "assistant", "content": "Nine."}], "non_preferred_output": [{"role": "assistant", "content": "No idea."}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "clock", "arguments": "{}"}}]}], "tools": [{"type": "function", "function": {"name": "clock"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", "content": "Nine.", "function_call": null}]}"#,
    ],
    check: .record(.oddShape) { record, findings in
      if let functions = record.legacyFunctions {
        findings.report(
          functions, "the record lists its tools as 'functions'",
          help: "rename it to 'tools' and wrap each: {\"type\": \"function\", \"function\": {…}}")
      }
      if let choice = record.root["function_call"], choice.kind != .null, !record.messages.isEmpty {
        findings.report(choice, "the record has a 'function_call'", help: "remove it")
      }
      for message in record.messages {
        guard let call = message.value["function_call"], call.kind != .null else { continue }
        findings.report(
          call, "\(message.name) calls by 'function_call'",
          help: "write \"tool_calls\": [{\"id\": …, \"type\": \"function\", \"function\": {…}}]")
      }
    })
}

extension Record {
  /// The list of tools in OpenAI's old shape; nil when there is none or it is null.
  var legacyFunctions: JSONValue? {
    guard !conversations.isEmpty else { return nil }
    let functions = root["functions"] ?? root["input"]?["functions"]
    return functions.flatMap { $0.kind == .null ? nil : $0 }
  }
}
