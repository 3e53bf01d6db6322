// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let toolsNotRendered = Rule(
    "tools/not-rendered", .warning,
    summary: "The template leaves out the tools of the record.",
    why: """
      The model is then trained to call functions that it is never told of, and learns to invent names
      and arguments (oumi-ai/oumi #2599). Whether the template does so is found by rendering with it.
      Of models that are known not to take tools, `model/tools-unsupported` speaks.
      """,
    help: "choose a model whose template renders tools, or describe them in the system message",
    sources: ["oumi-ai/oumi #2599"],
    flagged: [.counted(declared, template: .withoutTools)],
    allowed: [
      .counted(declared),
      .counted(
        #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
        template: .withoutTools),
    ],
    check: .tokens { view, findings in
      guard view.template.dropsTools, view.tokens != nil, view.model?.tools != .unsupported,
        let tools = view.root["input"]?["tools"] ?? view.root["tools"], tools.kind != .null,
        !tools.isEmpty
      else { return }
      findings.report(tools, "the template does not render the tools")
    })
}

private let declared = #"""
  {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], \#
  "tools": [{"type": "function", "function": {"name": "rain"}}]}
  """#
