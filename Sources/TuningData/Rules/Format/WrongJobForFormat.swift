// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let wrongJobForFormat = Rule(
    "format/wrong-job-for-format", .error,
    summary: "A record belongs to another kind of training than the file is checked for.",
    why: """
      Supervised tuning takes conversations, prompts with completions, and texts; preference tuning
      takes only pairs of outputs; neither can use prompts with solutions, which are made for
      reinforcement learning. Given the wrong kind, a job fails after the upload, or trains on
      something else than was meant (inclusionAI/AReno #74).

      Which kind a file is for is told with `--format`; prompts with solutions are reported always.
      """,
    help: "move the record to a file of its own kind, or convert it",
    sources: ["docs.together.ai, fine-tuning data preparation", "inclusionAI/AReno #74"],
    flagged: [
      Example(#"{"prompt": "2 + 2 =", "completion": " 4"}"#, format: .conversation),
      Example(#"{"messages": [{"role": "assistant", "content": "Hi"}]}"#, format: .preference),
      #"{"prompt": "2 + 2 =", "solutions": ["4"]}"#,
    ],
    allowed: [
      Example(#"{"prompt": "2 + 2 =", "completion": " 4"}"#, format: .instruction),
      #"{"prompt": "2 + 2 =", "completion": " 4"}"#,
      Example(#"{"title": "A day"}"#, format: .text),
    ],
    check: .record(.oddShape) { record, findings in
      if record.shape == .foreign(.reinforcement) {
        findings.report(
          record.root, "'prompt' with 'solutions' is a task for reinforcement learning",
          help: "write one 'completion' for the prompt, or train it with a service that samples")
      }
      guard let pinned = record.pinnedFormat, let format = record.format, format != pinned else {
        return
      }
      findings.report(
        record.root, "\(format.article) record in a file of \(pinned) records",
        help: cure(for: format, in: pinned))
    })
}

private func cure(for format: DatasetFormat, in pinned: DatasetFormat) -> String? {
  switch (format, pinned) {
  case (.preference, _): "move the record to a file for preference tuning (DPO)"
  case (_, .preference):
    "move the record to a file for supervised tuning, or give it a second, worse output"
  default: nil
  }
}
