// SPDX-License-Identifier: Apache-2.0

/// What is sorted: a key and the number of the row that it belongs to.
///
/// Twelve bytes.
@frozen
public struct SortRecord: Sendable, Equatable {
  private var high: UInt32
  private var low: UInt32
  /// The number of the row, or whatever the key leads to.
  public var row: UInt32

  /// Creates a record.
  public init(key: UInt64, row: UInt32) {
    high = UInt32(truncatingIfNeeded: key >> 32)
    low = UInt32(truncatingIfNeeded: key)
    self.row = row
  }

  /// What records are sorted by.
  public var key: UInt64 { UInt64(high) << 32 | UInt64(low) }
}

extension SortRecord: Comparable {
  /// Whether `left` comes first: by its key, then by its row.
  public static func < (left: SortRecord, right: SortRecord) -> Bool {
    left.key != right.key ? left.key < right.key : left.row < right.row
  }
}
