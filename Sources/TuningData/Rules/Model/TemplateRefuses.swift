// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let templateRefuses = Rule(
    "model/template-refuses", .error,
    summary: "The chat template of the model refuses the conversation.",
    why: """
      Templates raise errors on what their model was not made for: roles that do not alternate, a
      system message, several calls at once, ids of another form. The service renders conversations
      with the template of the base model, so that such a record cannot be trained on as it is;
      whether a job fails on it or leaves it out is not documented. The message is the template's own; where it has none, it says
      what went wrong and at which place in the template.
      """,
    help: "change the conversation to what the template takes, or choose another model",
    sources: ["docs.together.ai, fine-tuning data preparation"],
    flagged: [
      .counted(
        #"""
        {"messages": [{"role": "user", "content": "Hi"}, {"role": "user", "content": "Hello?"}, \#
        {"role": "assistant", "content": "Hello"}]}
        """#, template: .alternating)
    ],
    allowed: [
      .counted(
        #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
        template: .alternating)
    ],
    check: .tokens { view, findings in
      guard case .refused(let reason) = view.outcome else { return }
      let place = view.root["messages"] ?? view.root["input"]?["messages"] ?? view.root
      findings.report(place, "the template refuses the record: \(reason)")
    })
}
