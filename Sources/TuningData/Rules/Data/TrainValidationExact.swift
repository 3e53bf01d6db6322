// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let trainValidationExact = Rule(
    "data/train-validation-exact", .error,
    summary: "A row of the validation file, or its prompt, is in the training file too.",
    why: """
      A validation loss says how the model does on what it has not seen. A row that was trained on
      says how well it was learnt by heart, and one whose prompt was trained on with another answer
      says little more. So the loss looks better than it is, and the checkpoint that learnt most by
      heart looks best.

      It happens easily: a shuffle and a cut tear twins apart. In the demo set of Apple's MLX
      examples 16 of 144 validation rows are in the training file byte for byte, and 48 have a prompt
      that is there.

      Rows are the same when their JSON is, whatever the order of keys, white space and escapes. The
      prompt is the roles and contents up to the first answer. `jsonlsplit` keeps rows with the same
      prompt on one side.
      """,
    help: "drop the row from the validation file, or split both files again with jsonlsplit",
    sources: [
      "ml-explore/mlx-examples, the wwdc25 data", "huggingface/datasets #4261",
      "hendrycks/ethics #14", "bazingagin/npc_gzip #13",
    ],
    flagged: [
      .pair(
        train: """
          {"prompt": "2 + 2 =", "completion": " 4"}
          {"prompt": "3 + 3 =", "completion": " 6"}
          """,
        validation: #"{"completion": " 6", "prompt": "3 + 3 ="}"#),
      .pair(
        train: #"{"prompt": "Name a colour.", "completion": "Red."}"#,
        validation: #"{"prompt": "Name a colour.", "completion": "Blue."}"#),
      .pair(
        train: #"""
          {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}
          """#,
        validation: #"""
          {"messages": [{"role": "user", "content": [{"type": "text", "text": "Hi"}]}, \#
          {"role": "assistant", "content": "Hey!"}]}
          """#),
    ],
    allowed: [
      .pair(
        train: #"{"prompt": "2 + 2 =", "completion": " 4"}"#,
        validation: #"{"prompt": "1 + 3 =", "completion": " 4"}"#),
      """
      {"prompt": "2 + 2 =", "completion": " 4"}
      {"prompt": "2 + 2 =", "completion": " 4"}
      """,
    ],
    check: .partners { row, findings in
      if let record = row.record {
        findings.report(row.root, row.sameRecord(record))
      } else if let prompt = row.prompt {
        findings.report(
          row.promptValue,
          "the prompt is also in \(prompt.words(in: row.trainPath)), where the rest differs")
      }
    })
}

extension PartneredRow {
  fileprivate func sameRecord(_ record: Partner) -> String {
    let row = "the row is also \(record.words(in: trainPath))"
    guard let prompt, prompt.count > record.count else { return row }
    let lines = prompt.count == 1 ? "line" : "lines"
    return row
      + "; its prompt is in \(Quantity.grouped(prompt.count)) \(lines) there, the first of "
      + "them \(prompt.line)"
  }

  /// What the prompt is part of.
  fileprivate var promptValue: JSONValue {
    switch format {
    case .conversation?: root["messages"] ?? root
    case .instruction?: root["prompt"] ?? root
    case .preference?: root["input"] ?? root
    case .text?, nil: root
    }
  }
}
