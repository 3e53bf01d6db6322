// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let toolSchemaInvalid = Rule(
    "tools/schema-invalid", .error,
    summary: "The definition of a tool does not have the shape of a function with a JSON Schema.",
    why: """
      The service checks the definitions of tools: the list must not be empty, each entry has the
      type "function" and a function with a name. Templates print the schema of the parameters as it
      stands, so a slip in it is what the model learns to read; other programs refuse to load it.

      `parameters` may be left out for a function without arguments. Members that are null count as
      left out.
      """,
    help:
      "write each tool as {\"type\": \"function\", \"function\": {\"name\": …, \"parameters\": …}}",
    sources: [
      "together.ai blog, 2026-09-11", "docs.together.ai, function-calling fine-tuning",
      "json-schema.org, draft 2020-12", "microsoft-foundry/fine-tuning #23",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "tools": []}"#,
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "tools": {"name": "f"}}"#,
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "tools": [{"name": "f", "parameters": {}}]}"#,
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "tools": [{"type": "function", "function": {"name": "f", "parameters": {"type": "dict", "properties": {"x": {"type": "integer", "required": true}}}}}]}"#,
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "tools": [{"type": "function", "function": {"name": "f", "parameters": {"type": "object", "properties": ["x"], "required": "x"}}}]}"#,
      #"{"input": {"messages": [{"role": "user", "content": "Hi"}], "tools": [{"type": "function", "function": {"description": "?"}}]}, "preferred_output": [{"role": "assistant", "content": "Hello"}], "non_preferred_output": [{"role": "assistant", "content": "What?"}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      ##"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "tools": [{"type": "function", "function": {"name": "f", "description": null, "parameters": {"type": "object", "properties": {"x": {"type": ["integer", "null"], "enum": [1, null]}, "y": {"$ref": "#/$defs/y"}, "type": {"type": "string"}}, "required": ["x"], "additionalProperties": false, "$defs": {"y": {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"not": {}}]}}}}}]}"##,
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "tools": "[]"}"#,
    ],
    check: .record(.oddTools) { record, findings in
      guard let tools = record.toolUse.declaration, tools.kind != .string else { return }
      guard tools.kind == .array else {
        return findings.report(tools, "'tools' is \(tools.described), not a list")
      }
      if tools.isEmpty {
        findings.report(
          tools, "'tools' is an empty list", help: "list the tools, or leave 'tools' out")
      }
      for (position, tool) in tools.elements.enumerated() {
        checkTool(tool, "tool \(position + 1)", &findings)
      }
    })
}

private func checkTool(_ tool: JSONValue, _ title: String, _ findings: inout Findings) {
  guard tool.kind == .object else {
    return findings.report(tool, "\(title) is \(tool.described), not an object")
  }
  let function = tool["function"]
  if function == nil, tool["name"] != nil {
    return findings.report(
      tool, "\(title) has its name outside of 'function'",
      help: "wrap it: {\"type\": \"function\", \"function\": {\"name\": …}}")
  }
  checkType(tool, title, &findings)
  guard let function else { return findings.report(tool, "\(title) has no 'function'") }
  guard function.kind == .object else {
    return findings.report(
      function, "'function' of \(title) is \(function.described), not an object")
  }
  checkName(function, title, &findings)
  checkParameters(function, title, &findings)
}

private func checkType(_ tool: JSONValue, _ title: String, _ findings: inout Findings) {
  guard let type = tool["type"] else {
    return findings.report(tool, "\(title) has no 'type'", help: "add \"type\": \"function\"")
  }
  guard !type.isText("function") else { return }
  findings.report(
    type, "the type of \(title) is \(type.described), not 'function'", help: "write 'function'")
}

private func checkName(_ function: JSONValue, _ title: String, _ findings: inout Findings) {
  guard let name = function["name"], name.kind != .null else {
    return findings.report(function, "\(title) has no name", help: "give the function a 'name'")
  }
  if name.kind != .string {
    findings.report(name, "the name of \(title) is \(name.described), not a string")
  } else if name.isEmpty {
    findings.report(name, "the name of \(title) is empty", help: "give the function a 'name'")
  }
}

private func checkParameters(_ function: JSONValue, _ title: String, _ findings: inout Findings) {
  guard let parameters = function["parameters"], parameters.kind != .null else { return }
  var name: String { function["name"].flatMap { $0.kind == .string ? $0.shortText : nil } ?? title }
  guard parameters.kind == .object else {
    return findings.report(
      parameters, "the parameters of \(name) are \(parameters.described), not a JSON Schema object")
  }
  if let type = parameters["type"], let word = type.text, word != "object",
    SchemaKeywords.typeWords.contains(word)
  {
    findings.report(
      type, "the parameters of \(name) have the type '\(word)'; arguments are always an object",
      help: "write 'object' and name the arguments under 'properties'")
  }
  // The closure must not outlive the call, and does not.
  var faults: [(value: JSONValue, message: String, help: String?)] = []
  SchemaShape { faults.append(($0, $1, $2)) }.check(parameters, "the parameters")
  for fault in faults {
    findings.report(
      fault.value, "\(fault.message), in the parameters of \(name)",
      help: fault.help ?? "follow JSON Schema: see json-schema.org")
  }
}
