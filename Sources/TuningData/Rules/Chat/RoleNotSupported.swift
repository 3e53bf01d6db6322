// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let roleNotSupported = Rule(
    "chat/role-not-supported", .error,
    summary: "A message has a role that other services know and this one does not.",
    why: """
      Together trains on the roles `system`, `user`, `assistant` and `tool`, and refuses all others.
      `developer` and `function` come from OpenAI's interface, `ipython` from Llama's, `observation`
      from GLM's, `human` and `gpt` from ShareGPT, `environment` from agent traces. Trainers that
      let such a role pass fail much later, in the template.
      """,
    help: "rename the role to the one that the service has for it",
    sources: ["docs.together.ai, fine-tuning with tools", "allenai/open-instruct #1333"],
    flagged: [
      #"""
      {"messages": [{"role": "developer", "content": "Be kind."}, {"role": "user", \#
      "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}
      """#,
      #"{"messages": [{"role": "human", "content": "Hi"}, {"role": "gpt", "content": "Hello"}]}"#,
      #"{"messages": [{"role": "Human", "content": "Hi"}, {"role": "model", "content": "Hello"}]}"#,
      #"""
      {"messages": [{"role": "user", "content": "Rain?"}, {"role": "function", "name": "rain", \#
      "content": "no"}, {"role": "assistant", "content": "No."}]}
      """#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hi"}, \#
      {"role": "assistant", "content": "Hello"}]}
      """#,
      #"{"messages": [{"role": "assitant", "content": "Hi"}]}"#,
    ],
    check: .record(.oddShape) { record, findings in
      for message in record.messages {
        guard case .unknown(let name) = message.role,
          let own = ForeignRole.equivalent(of: ForeignRole.folded(name))
        else { continue }
        findings.report(
          message.roleValue,
          "the role of \(message.name) is \(message.roleValue.shortText), which is not supported",
          help: cure(ForeignRole.folded(name), own))
      }
    })
}

private func cure(_ name: String, _ own: String) -> String {
  switch name {
  case "developer": "rename the role to 'system': both carry standing instructions"
  case "function": "rename the role to 'tool' and give the message the 'tool_call_id' of its call"
  case "ipython", "observation", "environment", "tool_response":
    "rename the role to 'tool' when the message is what a tool returned, else to 'user'"
  default: "rename the role to '\(own)'"
  }
}
