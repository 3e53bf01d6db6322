// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let callShape = Rule(
    "tools/call-shape", .error,
    summary: "The calls of a message do not have the shape of a list of function calls.",
    why: """
      `tool_calls` is a list; each entry has the type "function" and a function with a name, and its
      id is a string. The service checks this after the upload. The client 2.14 does not look
      inside, so a wrong shape passes there and the job is cancelled later.
      """,
    help: "give each call an 'id', the 'type' function and a 'function' with its 'name'",
    sources: [
      "docs.together.ai, function-calling fine-tuning", "together.ai blog, 2026-09-11",
      "together-py 2.14.0, lib/utils/files.py",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", "tool_calls": "clock()"}]}"#,
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", "content": "Nine.", "tool_calls": []}]}"#,
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", "tool_calls": [{"id": 7, "name": "clock", "arguments": {}}]}]}"#,
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", "tool_calls": [{"id": "a", "function": {"name": "clock", "arguments": "{}"}}]}]}"#,
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"arguments": "{}"}}]}, {"role": "tool", "tool_call_id": 1, "content": "9:00"}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", "content": null, "tool_calls": [{"type": "function", "function": {"name": "clock", "arguments": "{}"}}]}]}"#,
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", "content": "Nine.", "tool_calls": null}]}"#,
    ],
    check: .record(.oddTools) { record, findings in
      for message in record.messages {
        if message.mayCallTools { checkList(message, &findings) }
        guard let id = message.value["tool_call_id"], id.kind != .string, id.kind != .null else {
          continue
        }
        findings.report(
          id, "the id that \(message.name) answers is \(id.described), not a string",
          help: "write the id of the call as a string")
      }
      for call in record.toolUse.calls { checkCall(call, &findings) }
    })
}

private func checkList(_ message: Message, _ findings: inout Findings) {
  guard let list = message.toolCalls else { return }
  if list.kind != .array {
    let help = list.kind == .object ? "wrap the call in a list: [{…}]" : nil
    findings.report(
      list, "'tool_calls' of \(message.name) is \(list.described), not a list", help: help)
  } else if list.isEmpty {
    findings.report(
      list, "'tool_calls' of \(message.name) is an empty list", help: "leave 'tool_calls' out")
  }
}

private func checkCall(_ call: ToolCall, _ findings: inout Findings) {
  let place = call.message.name
  guard call.value.kind == .object else {
    return findings.report(
      call.value, "a call in \(place) is \(call.value.described), not an object")
  }
  if call.function == nil, call.value["name"] != nil {
    return findings.report(
      call.value, "a call in \(place) has its name outside of 'function'",
      help: "wrap it: {\"type\": \"function\", \"function\": {\"name\": …, \"arguments\": …}}")
  }
  checkType(call, &findings)
  checkFunction(call, &findings)
  if let id = call.value["id"], id.kind != .string, id.kind != .null {
    findings.report(
      id, "the id of \(call.title) is \(id.described), not a string", help: "write the id in quotes"
    )
  }
}

private func checkType(_ call: ToolCall, _ findings: inout Findings) {
  guard let type = call.value["type"] else {
    return findings.report(
      call.value, "\(call.title) has no 'type'", help: "add \"type\": \"function\"")
  }
  guard !type.isText("function") else { return }
  findings.report(
    type, "the type of \(call.title) is \(type.described), not 'function'", help: "write 'function'"
  )
}

private func checkFunction(_ call: ToolCall, _ findings: inout Findings) {
  guard let function = call.function else {
    return findings.report(call.value, "\(call.title) has no 'function'")
  }
  guard function.kind == .object else {
    return findings.report(
      function, "'function' of \(call.title) is \(function.described), not an object")
  }
  guard call.name == nil else { return }
  guard let name = function["name"], name.kind != .null else {
    return findings.report(function, "\(call.title) names no tool", help: "give it a 'name'")
  }
  let fault = name.kind == .string ? "an empty string" : "\(name.described), not a string"
  findings.report(
    name, "the name in \(call.title) is \(fault)", help: "name the tool that is called")
}
