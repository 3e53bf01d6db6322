// SPDX-License-Identifier: Apache-2.0

/// What was counted in a file, for the rules that judge it as a whole.
struct FileTotals {
  var bytes = 0
  var lines = 0
  var records = 0
  var messages = 0
  var turns = 0
  /// Lines that end in CR LF, and the first of them.
  var carriageReturnLines = 0
  var firstCarriageReturn: Place?
  /// The end of the last line when no line feed follows it.
  var unfinishedEnd: Place?
  /// Records of each format, in the order of `DatasetFormat.allCases`.
  var formats: [DatasetFormat: FormatCount] = [:]
  /// Records that carry reasoning.
  var reasoningRecords = 0
  /// The model that the data is for.
  var model: ModelProfile?
  /// The format that the user pinned.
  var pinnedFormat: DatasetFormat?

  /// How many records have a format, and where the first ones are.
  struct FormatCount {
    var records = 0
    var places: [Place] = []
  }

  /// The format of most records, of equals the one met first; nil without any.
  var format: DatasetFormat? {
    if let pinnedFormat { return pinnedFormat }
    return formats.max { left, right in
      (left.value.records, right.value.firstLine) < (right.value.records, left.value.firstLine)
    }?.key
  }
}

extension FileTotals.FormatCount {
  fileprivate var firstLine: Int { places.first?.line ?? .max }
}
