// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Rows of the training file with which a row of the validation file has something in common.
struct Partner: Equatable {
  /// The first of them, as its line from 1.
  let line: Int
  /// How many there are.
  let count: Int

  /// Returns the lines in words: "line 12 of train.jsonl and 2 more".
  func words(in path: String) -> String {
    "line \(line) of \(path)" + (count > 1 ? " and \(Quantity.grouped(count - 1)) more" : "")
  }
}

/// A row of a validation file that has something in common with rows of the training file.
struct PartneredRow {
  let root: JSONValue
  let format: DatasetFormat?
  /// The training file, as the user named it.
  let trainPath: String
  /// The rows with the same record.
  let record: Partner?
  /// The rows with the same prompt.
  let prompt: Partner?
  /// The row that says most of the same, and how much of the shingles that is.
  let near: (line: Int, similarity: Double)?
  /// The rows of the same group, by key.
  let groups: [(key: GroupKey, partner: Partner)]
}

/// A validation file as a whole beside its training file.
struct FilePair {
  /// The training file, as the user named it.
  let trainPath: String
  let train: FileProfile
  let validation: FileProfile
}
