// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let systemUnsupported = Rule(
    "chat/system-unsupported", .warning,
    summary: "There is a system message, but the template of the model has no such role.",
    why: """
      The service renders conversations with the chat template that was published with the base
      model. Templates of the first Mistral family know user and assistant only: the documented one
      raises on any other role, later copies put the system text in front of a user turn. What is
      trained on then depends on the copy. Templates that are known to fold the system text into the
      first user turn, as those of Gemma 3, are not reported.
      """,
    help: "put the system text in front of the first user message",
    sources: [
      "Mistral AI, documentation on templates, tokenizer V1", "schemas/models/families.yaml",
    ],
    flagged: [
      Example(
        #"{"messages": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hi"}]}"#,
        model: "mistralai/Mixtral-8x7B-Instruct-v0.1")
    ],
    allowed: [
      Example(
        #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
        model: "mistralai/Mixtral-8x7B-Instruct-v0.1"),
      Example(
        #"{"messages": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hi"}]}"#,
        model: "google/gemma-3-4b-it"),
    ],
    check: .model(.system) { record, model, findings in
      guard let template = model.template, template.systemRole == .unsupported else { return }
      for message in record.messages where message.role == .system {
        findings.report(
          message.roleValue,
          "\(message.name): the template of '\(model.id)' has no system role")
      }
    })
}
