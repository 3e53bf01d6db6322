// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let retiredModel = Rule(
    "model/retired", .error,
    summary: "The model that the data is meant for can no longer be tuned.",
    why: """
      The service withdrew many models from fine-tuning by the end of July 2026 and creates no new
      jobs for them, although several of its own examples still name them. Data made for one model is
      mostly fit for its replacement, but the context length and what the template does with system
      messages, tools and reasoning may differ.
      """,
    help: "choose another model of the catalogue",
    sources: [
      "docs.together.ai, deprecations of 2026-07-29", "docs.together.ai, fine-tuning models",
    ],
    flagged: [
      Example(#"{"text": "It rained."}"#, model: "meta-llama/Llama-3.2-1B"),
      Example(#"{"text": "It rained."}"#, model: "Qwen/Qwen3-8B"),
    ],
    allowed: [
      Example(#"{"text": "It rained."}"#, model: "Qwen/Qwen3.5-9B"),
      Example(#"{"text": "It rained."}"#, model: "my-own-model"),
    ],
    check: .head { head, findings in
      guard let model = head.model, model.status == .retired else { return }
      findings.reportFile(
        "'\(model.id)' can no longer be tuned (as of \(model.asOf))",
        help: model.replacement.map { "check and train for '\($0)', which takes its place" })
    })
}
