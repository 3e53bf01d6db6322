// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let preferenceUnsupported = Rule(
    "model/preference-unsupported", .warning,
    summary: "The data is for preference tuning, for which the model has no published limits.",
    why: """
      The official table gives each model a context length for supervised and one for preference
      tuning. Where only the first is given, preference tuning is probably not offered; no source
      says so outright, hence a warning. The limits endpoint of the service (`max_seq_length_dpo`)
      knows.
      """,
    help: "ask the service for the limits, or choose a model with a context length for DPO",
    sources: ["docs.together.ai, fine-tuning models", "docs.together.ai, preference fine-tuning"],
    flagged: [
      Example(
        #"""
        {"input": {"messages": [{"role": "user", "content": "Hi"}]}, \#
        "preferred_output": [{"role": "assistant", "content": "Hello"}], \#
        "non_preferred_output": [{"role": "assistant", "content": "What?"}]}
        """#, model: "zai-org/GLM-5")
    ],
    allowed: [
      Example(
        #"""
        {"input": {"messages": [{"role": "user", "content": "Hi"}]}, \#
        "preferred_output": [{"role": "assistant", "content": "Hello"}], \#
        "non_preferred_output": [{"role": "assistant", "content": "What?"}]}
        """#, model: "zai-org/GLM-5.1"),
      Example(#"{"text": "It rained."}"#, model: "zai-org/GLM-5"),
    ],
    check: .totals { file, findings in
      guard let model = file.model, model.contextLength.sft != nil,
        model.contextLength.dpo == nil, file.totals.formats[.preference] != nil
      else { return }
      findings.reportFile("no context length for preference tuning is published for '\(model.id)'")
    })
}
