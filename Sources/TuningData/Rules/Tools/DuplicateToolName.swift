// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let duplicateToolName = Rule(
    "tools/duplicate-tool-name", .error,
    summary: "Two tools of a record have the same name.",
    why: """
      A call names its tool and nothing else, so with two of one name nobody can say which is meant,
      nor which schema the arguments follow. Serving interfaces refuse such a list; a model trained
      on it sees definitions that contradict each other.
      """,
    help: "rename one of the tools, or remove the copy",
    sources: ["docs.together.ai, function-calling fine-tuning"],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "tools": [{"type": "function", "function": {"name": "f"}}, {"type": "function", "function": {"name": "f"}}]}"#,
      #"{"input": {"messages": [{"role": "user", "content": "Hi"}], "tools": [{"type": "function", "function": {"name": "f"}}, {"type": "function", "function": {"name": "\u0066"}}]}, "preferred_output": [{"role": "assistant", "content": "Hello"}], "non_preferred_output": [{"role": "assistant", "content": "What?"}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "tools": [{"type": "function", "function": {"name": "f"}}, {"type": "function", "function": {"name": "F"}}]}"#
    ],
    check: .record(.oddTools) { record, findings in
      var positions: [String: Int] = [:]
      let entries = record.toolUse.declaration?.list ?? []
      for (position, entry) in entries.enumerated() {
        guard let tool = DeclaredTool(entry) else { continue }
        guard let first = positions[tool.name] else {
          positions[tool.name] = position
          continue
        }
        findings.report(
          tool.nameValue,
          "tool \(position + 1) is called \(tool.nameValue.shortText) like tool \(first + 1)")
      }
    })
}
