// SPDX-License-Identifier: Apache-2.0

/// What a record is, judged by the keys at its top level.
public enum RecordShape: Sendable, Equatable {
  /// It has all keys of one format.
  case format(DatasetFormat)
  /// It has the keys of more than one format.
  case ambiguous
  /// It has the keys of another ecosystem.
  case foreign(ForeignShape)
  /// It has none of the known sets of keys.
  case unknown
  /// It is not an object.
  case notObject
}
