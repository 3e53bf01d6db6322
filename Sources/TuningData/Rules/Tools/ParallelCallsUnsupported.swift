// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let parallelCallsUnsupported = Rule(
    "tools/parallel-calls-unsupported", .warning,
    summary: "A message calls several tools, but the template renders only the first call.",
    why: """
      What the template leaves out is not learned: the model calls one tool, is then shown the results
      of several, and learns to make results up. Whether the template does so is found by rendering
      with it. A template that raises an error on several calls, as those of Llama 3 do, refuses the
      whole record, which `model/template-refuses` says.
      """,
    help: "make the calls one after the other, each with its result, or choose another model",
    sources: ["Meta, chat template of Llama 3.1"],
    flagged: [.counted(twoCalls, template: .withOneCall)],
    allowed: [
      .counted(twoCalls),
      .counted(oneCall, template: .withOneCall),
    ],
    check: .tokens { view, findings in
      guard view.template.dropsParallelCalls, view.tokens != nil, view.mayCallTools else { return }
      for message in view.record.messages {
        guard let calls = message.toolCalls?.elements, calls.count > 1,
          let second = calls.dropFirst().first
        else { continue }
        findings.report(
          second, "\(message.name) makes \(calls.count) calls, and the template renders one")
      }
    })
}

private let twoCalls = #"""
  {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "content": "", \#
  "tool_calls": [{"id": "a", "type": "function", "function": {"name": "rain", \#
  "arguments": "{}"}}, {"id": "b", "type": "function", "function": {"name": "rain", \#
  "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "no"}, \#
  {"role": "tool", "tool_call_id": "b", "content": "no"}, {"role": "assistant", \#
  "content": "No."}], "tools": [{"type": "function", "function": {"name": "rain"}}]}
  """#

private let oneCall = #"""
  {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "content": "", \#
  "tool_calls": [{"id": "a", "type": "function", "function": {"name": "rain", \#
  "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "no"}, \#
  {"role": "assistant", "content": "No."}], "tools": [{"type": "function", \#
  "function": {"name": "rain"}}]}
  """#
