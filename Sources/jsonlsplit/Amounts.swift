// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// An amount of memory, such as `500M` or `2G`.
struct MemorySize: ExpressibleByArgument {
  let bytes: Int

  init(bytes: Int) { self.bytes = bytes }

  /// Reads a number of bytes, with K, M or G for powers of 1024.
  init?(argument: String) {
    guard let (number, unit) = split(argument), number > 0 else { return nil }
    let shifts = ["": 0, "K": 10, "M": 20, "G": 30]
    var letter = unit.uppercased()[...]
    for ending in ["IB", "B"] where letter.hasSuffix(ending) { letter.removeLast(ending.count) }
    guard let shift = shifts[String(letter)], number < 1 << 30 else { return nil }
    bytes = number << shift
  }

  var defaultValueDescription: String {
    bytes % (1 << 30) == 0 ? "\(bytes >> 30)G" : "\(bytes >> 20)M"
  }
}

/// A span of time, such as `7d`.
struct TimeSpan: ExpressibleByArgument {
  let microseconds: Int64

  init(microseconds: Int64) { self.microseconds = microseconds }

  /// Reads a number with s, m, h, d or w behind it.
  init?(argument: String) {
    let seconds = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
    guard let (number, unit) = split(argument), number <= 1_000_000, let unit = seconds[unit] else {
      return nil
    }
    microseconds = Int64(number * unit) * 1_000_000
  }

  var defaultValueDescription: String { "none" }
}

private func split(_ text: String) -> (number: Int, unit: String)? {
  let digits = text.prefix { $0.isASCII && $0.isNumber }
  guard let number = Int(digits) else { return nil }
  return (number, String(text.dropFirst(digits.count)))
}
