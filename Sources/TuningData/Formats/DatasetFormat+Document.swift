// SPDX-License-Identifier: Apache-2.0

public import JSONLines

extension DatasetFormat {
  /// The format of the record in a document; nil when it has none, or the keys of several.
  public init?(of document: JSONDocument) {
    guard case .format(let format) = RecordSurvey().look(at: document).shape else { return nil }
    self = format
  }
}
