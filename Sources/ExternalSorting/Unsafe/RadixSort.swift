// SPDX-License-Identifier: Apache-2.0

/// Sorts by key and then by row, in time linear in the number of records.
///
/// Twelve passes over bytes, least significant first; a pass in which all records have the same byte
/// is left out, so rows of a small file and short keys cost nothing. Sound although unchecked:
/// offsets come from counting the very records that are moved.
enum RadixSort {
  /// Sorts `records`; `scratch` becomes as long.
  static func sort(_ records: inout [SortRecord], scratch: inout [SortRecord]) {
    let count = records.count
    guard count > 1 else { return }
    if scratch.count != count {
      scratch = Array(repeating: SortRecord(key: 0, row: 0), count: count)
    }
    for digit in 0..<12 {
      var offsets = unsafe records.withUnsafeBufferPointer { unsafe starts($0, digit) }
      if offsets.isEmpty { continue }
      unsafe records.withUnsafeBufferPointer { from in
        unsafe scratch.withUnsafeMutableBufferPointer { to in
          unsafe offsets.withUnsafeMutableBufferPointer { offsets in
            for index in 0..<count {
              let record = unsafe from[index]
              let bucket = record.digit(digit)
              unsafe to[offsets[bucket]] = record
              unsafe offsets[bucket] += 1
            }
          }
        }
      }
      swap(&records, &scratch)
    }
  }

  /// Where the records with each digit go; nothing when they all have the same.
  private static func starts(_ records: UnsafeBufferPointer<SortRecord>, _ digit: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: 256)
    unsafe counts.withUnsafeMutableBufferPointer { counts in
      for index in 0..<records.count { unsafe counts[records[index].digit(digit)] += 1 }
    }
    guard !counts.contains(records.count) else { return [] }
    var start = 0
    for index in 0..<256 { (counts[index], start) = (start, start + counts[index]) }
    return counts
  }
}

extension SortRecord {
  /// One of the twelve bytes, the least significant one first.
  @inline(__always)
  fileprivate func digit(_ index: Int) -> Int {
    index < 4
      ? Int(truncatingIfNeeded: row >> UInt32(8 * index) & 0xFF)
      : Int(truncatingIfNeeded: key >> UInt64(8 * (index - 4)) & 0xFF)
  }
}
