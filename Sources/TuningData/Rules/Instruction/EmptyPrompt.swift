// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let emptyPrompt = Rule(
    "instruction/empty-prompt", .warning,
    summary: "A prompt is empty or has only characters that cannot be seen.",
    why: """
      The row trains, but on answering out of the blue: nothing in the prompt tells why this
      completion should follow. The clients let it pass. People do it on purpose to train on plain
      text, for which there is the `text` format.
      """,
    help: "write the missing prompt, or give the completion as 'text'",
    sources: ["together-py 2.14.0, lib/utils/files.py", "gururise/AlpacaDataCleaned, item 3"],
    flagged: [
      #"{"prompt": "", "completion": " 4"}"#,
      #"{"prompt": "\t", "completion": " 4"}"#,
      #"{"prompt": [], "completion": " 4"}"#,
    ],
    allowed: [
      #"{"prompt": "?", "completion": " 4"}"#,
      #"{"prompt": 2, "completion": " 4"}"#,
    ],
    check: .record([.blank, .parts]) { record, findings in
      guard record.format == .instruction, let prompt = record.root["prompt"],
        let emptiness = prompt.emptiness
      else { return }
      findings.report(prompt, "the prompt is \(emptiness)")
    })
}
