// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let argumentsViolateSchema = Rule(
    "tools/arguments-violate-schema", .error,
    summary: "The arguments of a call do not follow the schema that the tool declares.",
    why: """
      The model learns calls that the program behind the tool rejects: a required argument left out,
      a string for a number, a value that is not in the list, a name that does not exist.

      These keywords are judged: `type`, `enum`, `const`, `properties`, `required`,
      `additionalProperties`, `items`, `prefixItems`, `minItems`, `maxItems`, `minLength`,
      `maxLength`, the four bounds of numbers, `anyOf`, `oneOf`, `allOf`, `not`, `nullable`, and
      `$ref` within the schema. Others, such as `pattern`, `format` and `if`, are left aside. An
      argument that is not listed under `properties` is reported although JSON Schema would let it
      pass, unless the schema has `additionalProperties`. The non-preferred output of a preference
      record is not judged: such a call may be what the model shall unlearn.
      """,
    help: "mend the arguments, or the schema of the tool",
    sources: [
      "json-schema.org, draft 2020-12",
      "docs.together.ai, function-calling fine-tuning",
      "oumi-ai/oumi #2599",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{\"unit\": \"fahrenheit\"}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather", "parameters": {"type": "object", "properties": {"city": {"type": "string"}, "unit": {"enum": ["celsius", "kelvin"]}, "days": {"type": "integer", "minimum": 1}}, "required": ["city"]}}}]}"#,
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{\"city\": \"Oslo\", \"dyas\": 2}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather", "parameters": {"type": "object", "properties": {"city": {"type": "string"}, "unit": {"enum": ["celsius", "kelvin"]}, "days": {"type": "integer", "minimum": 1}}, "required": ["city"]}}}]}"#,
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{\"city\": \"Oslo\", \"days\": \"3\"}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather", "parameters": {"type": "object", "properties": {"city": {"type": "string"}, "unit": {"enum": ["celsius", "kelvin"]}, "days": {"type": "integer", "minimum": 1}}, "required": ["city"]}}}]}"#,
      ##"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{\"city\": \"Bergen\"}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather", "parameters": {"type": "object", "properties": {"city": {"$ref": "#/$defs/city"}}, "$defs": {"city": {"anyOf": [{"type": "string", "maxLength": 4}, {"type": "null"}]}}}}}]}"##,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{\"city\": \"Oslo\", \"days\": 3.0, \"unit\": \"kelvin\"}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather", "parameters": {"type": "object", "properties": {"city": {"type": "string"}, "unit": {"enum": ["celsius", "kelvin"]}, "days": {"type": "integer", "minimum": 1}}, "required": ["city"]}}}]}"#,
      ##"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{\"city\": \"Oslo\"}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather", "parameters": {"type": "object", "properties": {"city": {"$ref": "#/$defs/city"}}, "$defs": {"city": {"anyOf": [{"type": "string", "maxLength": 4}, {"type": "null"}]}}}}}]}"##,
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{\"city\": \"Oslo\", \"hour\": 9}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather", "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "additionalProperties": true}}}]}"#,
      #"{"input": {"messages": [{"role": "user", "content": "Rain?"}], "tools": [{"type": "function", "function": {"name": "weather", "parameters": {"type": "object", "properties": {"city": {"type": "string"}}}}}]}, "preferred_output": [{"role": "assistant", "content": "No."}], "non_preferred_output": [{"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{\"city\": 3}"}}]}]}"#,
    ],
    check: .record(.oddTools) { record, findings in
      let use = record.toolUse
      var work = SchemaWork(nodeCount: record.root.nodeCount)
      for call in use.calls(where: { $0 == .object }) where call.purpose != .nonPreferredOutput {
        guard let schema = call.name?.text.flatMap({ use.toolsByName[$0]?.parameters }),
          let arguments = use.decodedArguments(of: call), let place = call.arguments
        else { continue }
        var validator = SchemaValidator(
          root: schema, work: work, refusesUnlistedProperties: true)
        validator.validate(arguments)
        work = validator.work
        for violation in validator.violations {
          findings.report(place, message(violation, call), help: violation.help)
        }
      }
    })
}

private func message(_ violation: SchemaViolation, _ call: ToolCall) -> String {
  guard !violation.pointer.tokens.isEmpty else {
    return "the argument object of \(name(call)) \(violation.message)"
  }
  return "the argument \(violation.pointer.description.shortened) of \(name(call)) "
    + violation.message
}

private func name(_ call: ToolCall) -> String {
  "\(call.name?.shortText ?? "a tool") in \(call.message.name)"
}
