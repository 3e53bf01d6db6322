// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let reasoningMissing = Rule(
    "model/reasoning-missing", .warning,
    summary: "The model reasons before it answers, but no record shows it how.",
    why: """
      The documentation advises against tuning a reasoning model on data without reasoning, since it
      may lose the ability; the templates then train it on empty think blocks. Others have seen
      models that "almost lost the ability to think" (modelscope/ms-swift #4809) and empty blocks on
      half of the answers (fw-ai/cookbook #386). Prompts with completions and plain texts have no
      member for reasoning and are not judged.
      """,
    help: "add 'reasoning' to the assistant's messages, or choose a model that does not reason",
    sources: [
      "docs.together.ai, fine-tuning reasoning models", "modelscope/ms-swift #4809",
      "fw-ai/cookbook #386",
    ],
    flagged: [
      Example(
        #"{"messages": [{"role": "user", "content": "2 + 2?"}, {"role": "assistant", "content": "4"}]}"#,
        model: "Qwen/Qwen3.5-9B")
    ],
    allowed: [
      Example(
        #"{"messages": [{"role": "assistant", "content": "4", "reasoning": "2 + 2"}]}"#,
        model: "Qwen/Qwen3.5-9B"),
      Example(
        #"{"messages": [{"role": "assistant", "content": "4"}]}"#,
        model: "meta-llama/Llama-3.3-70B-Instruct-Reference"),
      Example(#"{"text": "It rained."}"#, model: "Qwen/Qwen3.5-9B"),
    ],
    check: .totals { file, findings in
      let formats: [DatasetFormat] = [.conversation, .preference]
      let records = formats.reduce(0) { $0 + (file.totals.formats[$1]?.records ?? 0) }
      guard let model = file.model, model.reasoning == .supported, model.kind != .base,
        records > 0, file.totals.reasoningRecords == 0
      else { return }
      findings.reportFile("0 of \(records) records carry reasoning, but '\(model.id)' reasons")
    })
}
