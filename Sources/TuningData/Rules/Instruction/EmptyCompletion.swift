// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let emptyCompletion = Rule(
    "instruction/empty-completion", .error,
    summary: "A completion is empty or has only characters that cannot be seen.",
    why: """
      By default only the completion is trained on, so a record without one teaches nothing, or
      teaches the model to stop at once. The clients let it pass. Some tokenizers fail on an empty
      output with an error that names neither the row nor the cause (axolotl-ai-cloud/axolotl #290).
      """,
    help: "write the missing completion, or drop the record",
    sources: ["axolotl-ai-cloud/axolotl #290", "gururise/AlpacaDataCleaned, item 3"],
    flagged: [
      #"{"prompt": "2 + 2 =", "completion": ""}"#,
      #"{"prompt": "2 + 2 =", "completion": " \n\u200b"}"#,
      #"{"prompt": "2 + 2 =", "completion": [{"type": "text", "text": " "}]}"#,
    ],
    allowed: [
      #"{"prompt": "2 + 2 =", "completion": " 4"}"#,
      #"{"prompt": "2 + 2 =", "completion": null}"#,
      #"{"prompt": "", "completion": " 4"}"#,
    ],
    check: .record([.blank, .parts]) { record, findings in
      guard record.format == .instruction, let completion = record.root["completion"],
        let emptiness = completion.emptiness
      else { return }
      findings.report(completion, "the completion is \(emptiness)")
    })
}
