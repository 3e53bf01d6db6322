// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The loops over the bytes of texts that are worth the C library's help.
///
/// Sound because a text's range lies inside its storage by construction, and because no pointer
/// outlives the call that it was made for.
enum TextBytes {
  /// Returns whether two texts of the same length have the same bytes.
  @inline(__always)
  static func areEqual(_ left: Text, _ right: Text) -> Bool {
    let count = left.count
    return unsafe left.storage.withUnsafeBufferPointer { leftBytes in
      unsafe right.storage.withUnsafeBufferPointer { rightBytes in
        guard let leftBase = leftBytes.baseAddress, let rightBase = rightBytes.baseAddress else {
          return count == 0
        }
        return unsafe memcmp(leftBase + Int(left.lower), rightBase + Int(right.lower), count) == 0
      }
    }
  }

  /// Returns how many bytes start a character: in UTF-8 all but those from 0x80 to 0xBF.
  static func characterCount(of text: Text) -> Int {
    unsafe text.storage.withUnsafeBytes { bytes in
      var count = text.count
      var index = Int(text.lower)
      let end = Int(text.upper)
      while index + 8 <= end {
        // Each byte counts for itself, up to 255.
        let stop = min(end - 7, index + 255 * 8)
        var continuations: UInt64 = 0
        while index < stop {
          let word = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          continuations &+= (word >> 7) & ~(word >> 6) & 0x0101_0101_0101_0101
          index += 8
        }
        let odd: UInt64 = 0x00FF_00FF_00FF_00FF
        let pairs = (continuations & odd) &+ ((continuations >> 8) & odd)
        count -= Int((pairs &* 0x0001_0001_0001_0001) >> 48)
      }
      while index < end {
        if unsafe bytes[index] & 0xC0 == 0x80 { count -= 1 }
        index += 1
      }
      return count
    }
  }

  /// Appends a piece of `bytes` to `output`.
  @inline(__always)
  static func append(_ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
    }
  }

  /// Returns whether `byte` is one of `bytes`.
  static func contains(_ byte: UInt8, _ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return false }
      return unsafe memchr(base, Int32(byte), bytes.count) != nil
    }
  }

  /// Returns where `needle` begins first in `text` at or after `start`, in bytes.
  static func firstIndex(of needle: Text, in text: Text, from start: Int = 0) -> Int? {
    guard start + needle.count <= text.count else { return nil }
    guard !needle.isEmpty else { return start }
    // Comparing at every place is quadratic, which only long needles make felt.
    guard needle.count <= 64 else { return LongNeedle(needle).firstIndex(in: text, from: start) }
    return unsafe text.storage.withUnsafeBufferPointer { bytes in
      unsafe needle.storage.withUnsafeBufferPointer { wanted in
        guard let base = bytes.baseAddress, let wantedBase = wanted.baseAddress else { return nil }
        return unsafe find(
          wantedBase + Int(needle.lower), needle.count, in: base + Int(text.lower), start,
          text.count)
      }
    }
  }

  private static func find(
    _ needle: UnsafePointer<UInt8>, _ count: Int, in text: UnsafePointer<UInt8>, _ start: Int,
    _ end: Int
  ) -> Int? {
    let first = unsafe Int32(needle[0])
    var index = start
    while index + count <= end {
      guard let found = unsafe memchr(text + index, first, end - count + 1 - index) else {
        return nil
      }
      index = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(text)
      if unsafe memcmp(text + index, needle, count) == 0 { return index }
      index += 1
    }
    return nil
  }
}

/// The search of Knuth, Morris and Pratt, which takes linear time whatever it looks for.
struct LongNeedle {
  private let needle: Text
  /// For every length of a prefix, how long its longest border is.
  private var borders: [Int32] = [0]

  init(_ needle: Text) {
    self.needle = needle
    let bytes = needle.bytes
    let start = bytes.startIndex
    var border = 0
    for index in 1..<max(1, bytes.count) {
      while border > 0, bytes[start + index] != bytes[start + border] {
        border = Int(borders[border - 1])
      }
      if bytes[start + index] == bytes[start + border] { border += 1 }
      borders.append(Int32(truncatingIfNeeded: border))
    }
  }

  func firstIndex(in text: Text, from start: Int) -> Int? {
    index(in: text, from: start, isLast: false)
  }

  func lastIndex(in text: Text) -> Int? { index(in: text, from: 0, isLast: true) }

  private func index(in text: Text, from start: Int, isLast: Bool) -> Int? {
    let bytes = text.bytes
    let wanted = needle.bytes
    var found: Int?
    var matched = 0
    for index in start..<bytes.count {
      let byte = bytes[bytes.startIndex + index]
      while matched > 0, byte != wanted[wanted.startIndex + matched] {
        matched = Int(borders[matched - 1])
      }
      if byte == wanted[wanted.startIndex + matched] { matched += 1 }
      guard matched == wanted.count else { continue }
      found = index + 1 - matched
      if !isLast { return found }
      matched = Int(borders[matched - 1])
    }
    return found
  }
}
