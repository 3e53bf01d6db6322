// SPDX-License-Identifier: Apache-2.0

internal import Hashing

/// Numbers that look random and depend on a seed and some bytes alone.
///
/// The first eight bytes, big-endian, of the SHA-256 of the algorithm's name, a line feed, the seed
/// in decimal, a line feed, and the bytes.
struct KeyedHash: Sendable {
  private let start: SHA256

  init(seed: UInt64) {
    var start = SHA256()
    start.update(Array("\(SplitAlgorithm.name)\n\(seed)\n".utf8).span)
    self.start = start
  }

  /// Returns the number of `bytes`.
  func callAsFunction(_ bytes: [UInt8]) -> UInt64 {
    var hash = start
    hash.update(bytes.span)
    return hash.digest().bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Returns the number of a group whose rows have different numbers, of which `least` is the least:
  /// mixed again, for the least of many is small, and large groups would come first.
  func callAsFunction(group least: UInt64) -> UInt64 { self(Array("group \(least)".utf8)) }

  /// Returns the number of a row's place in the input, by which a shuffle sorts.
  func callAsFunction(place row: Int) -> UInt64 { self(Array("row \(row)".utf8)) }
}
