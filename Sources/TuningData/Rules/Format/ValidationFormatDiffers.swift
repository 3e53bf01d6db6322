// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let validationFormatDiffers = Rule(
    "format/validation-format-differs", .error,
    summary: "The validation file has another format or other keys than the training file.",
    why: """
      Both files go through the same preparation. A validation file of another format fails there,
      after the training data was uploaded and accepted, and what loads both as tables of one data
      set refuses columns that only one of them has.

      Keys that the format knows, such as `tools` and `weight`, may be in one file only. Other keys
      are reported when a row of the validation file has one and no row of the training file does, or
      when every row of the training file has one and no row of the validation file does.
      """,
    help: "write both files in one way, with the same keys",
    sources: ["docs.together.ai, fine-tuning data preparation", "huggingface/datasets #6460"],
    flagged: [
      .pair(
        train: #"{"prompt": "2 + 2 =", "completion": " 4"}"#,
        validation: #"{"text": "3 + 3 = 6"}"#),
      .pair(
        train: #"{"text": "It rained.", "source": "diary"}"#,
        validation: #"{"text": "It snowed."}"#),
      .pair(
        train: #"{"text": "It rained."}"#,
        validation: #"{"text": "It snowed.", "source": "diary"}"#),
    ],
    allowed: [
      .pair(
        train: #"{"text": "It rained.", "weight": 0.5}"#, validation: #"{"text": "It snowed."}"#),
      .pair(
        train: """
          {"text": "It rained.", "source": "diary"}
          {"text": "It hailed."}
          """,
        validation: #"{"text": "It snowed."}"#),
    ],
    check: .files { pair, findings in
      guard let own = pair.validation.format, let train = pair.train.format else { return }
      guard own.name == train.name else {
        findings.report(
          at: own.occurrence.place,
          "the file has \(records(own.name)), \(pair.trainPath) has \(records(train.name)), the "
            + "first in line \(train.occurrence.line)")
        return
      }
      for (key, found) in pair.keysOnlyInValidation {
        findings.report(
          at: found.place,
          "the key '\(key.shortText)' is in \(Quantity.text(found.rows, "row")) and in none of "
            + pair.trainPath)
      }
      for (key, found) in pair.keysOnlyInTrain {
        findings.reportFile(
          "the key '\(key.shortText)' is in every row of \(pair.trainPath), the first in line "
            + "\(found.line), and in none of this file")
      }
    })
}

private func records(_ format: String) -> String {
  format == "no known" ? "records of no known format" : "\(format) records"
}

extension FilePair {
  typealias Keys = [(key: String, found: FileProfile.Occurrence)]

  fileprivate var keysOnlyInValidation: Keys {
    guard !train.hasMoreKeys else { return [] }
    return validation.keys.filter { train.keys[$0.key] == nil }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }

  fileprivate var keysOnlyInTrain: Keys {
    guard !validation.hasMoreKeys else { return [] }
    return train.keys.filter { validation.keys[$0.key] == nil && $0.value.rows == train.rows }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension String {
  /// At most so much of a key as a message has room for.
  fileprivate var shortText: String { count > 60 ? prefix(60) + "…" : self }
}
