// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let reasoningUnsupported = Rule(
    "model/reasoning-unsupported", .warning,
    summary: "A record carries reasoning, but the model is not one that reasons.",
    why: """
      Only models on the list of reasoning models have a place for `reasoning` in their template. For
      others the member is unknown: it is left out of what is trained on, or the file is refused, and
      no source says which. Models that no source speaks of are not judged.
      """,
    help: "choose a reasoning model, or drop the reasoning",
    sources: ["docs.together.ai, fine-tuning reasoning models"],
    flagged: [
      Example(
        #"{"messages": [{"role": "assistant", "content": "4", "reasoning": "2 + 2"}]}"#,
        model: "meta-llama/Llama-3.3-70B-Instruct-Reference")
    ],
    allowed: [
      Example(
        #"{"messages": [{"role": "assistant", "content": "4", "reasoning": "2 + 2"}]}"#,
        model: "Qwen/Qwen3.5-9B"),
      Example(
        #"{"messages": [{"role": "assistant", "content": "4", "reasoning": null}]}"#,
        model: "meta-llama/Llama-3.3-70B-Instruct-Reference"),
    ],
    check: .model(.reasoning) { record, model, findings in
      guard model.reasoning == .unsupported else { return }
      for message in record.messages {
        guard let reasoning = message.value["reasoning"] ?? message.value["reasoning_content"],
          reasoning.kind != .null
        else { continue }
        return findings.report(
          reasoning, "\(message.name) carries reasoning, which '\(model.id)' does not support")
      }
    })
}
