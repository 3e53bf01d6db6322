// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let toolsAsString = Rule(
    "tools/as-string", .warning,
    summary: "The tools of a record are a string instead of a list.",
    why: """
      Some hubs and exporters store the tools as a JSON text, because their tables cannot hold lists
      of unlike objects. Together's documentation shows a list. The client 2.14 takes a string
      without looking inside; what the service makes of it is not written down, and a reader that
      decodes the text itself fails on a blank one.
      """,
    help: "write the list itself, without quotes around it",
    sources: [
      "together-py 2.14.0, lib/utils/files.py", "docs.together.ai, function-calling fine-tuning",
      "hiyouga/LLaMA-Factory #7547",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "tools": " "}"#,
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "tools": "[{\"type\": \"function\", \"function\": {\"name\": \"f\"}}]"}"#,
      #"{"input": {"messages": [{"role": "user", "content": "Hi"}], "tools": "[]"}, "preferred_output": [{"role": "assistant", "content": "Hello"}], "non_preferred_output": [{"role": "assistant", "content": "What?"}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "tools": null}"#,
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "tools": {}}"#,
    ],
    check: .record(.oddTools) { record, findings in
      guard let tools = record.toolUse.declaration, tools.kind == .string else { return }
      if tools.isEmpty || tools.isBlank {
        findings.report(tools, "'tools' is a blank string, not a list", help: "leave 'tools' out")
      } else {
        findings.report(tools, "'tools' is \(contents(of: tools)), not a list")
      }
    })
}

/// What the string holds, in words.
private func contents(of tools: JSONValue) -> String {
  let document = JSONDocument()
  guard document.scan(text: tools.textBytes ?? []), let value = document.root else {
    return "a string that is not even JSON"
  }
  return value.kind == .array
    ? "a string that holds a list" : "a string that holds \(value.kindName)"
}
