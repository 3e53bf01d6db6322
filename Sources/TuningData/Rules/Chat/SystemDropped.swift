// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let systemDropped = Rule(
    "chat/system-dropped", .warning,
    summary: "The template of the model leaves out the text of a system message.",
    why: """
      The record is trained on as if the message were not there: the model learns to behave so without
      being asked to, and what the message asks for in use was never connected with it. Whether the
      template does so is found by rendering with it. Of families that are known to have no such role,
      `chat/system-unsupported` speaks; a template that raises an error refuses the record, which
      `model/template-refuses` says.
      """,
    help: "put the system text in front of the first user message",
    flagged: [.counted(kind, template: .withoutSystem)],
    allowed: [
      .counted(kind),
      .counted(
        #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
        template: .withoutSystem),
    ],
    check: .tokens { view, findings in
      guard view.template.dropsSystem, view.tokens != nil,
        view.model?.template?.systemRole != .unsupported,
        let list = view.root["messages"] ?? view.root["input"]?["messages"]
      else { return }
      for message in Conversation(.training, list).messages
      where message.role == .system && message.content?.emptiness == nil {
        findings.report(
          message.content ?? message.value, "the template leaves out \(message.name)")
      }
    })
}

private let kind = #"""
  {"messages": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hi"}, \#
  {"role": "assistant", "content": "Hello"}]}
  """#
