// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// A moment in microseconds since 1970, read from what data has in place of one.
struct Timestamp: Sendable, Comparable {
  /// The microseconds.
  let microseconds: Int64

  init(microseconds: Int64) { self.microseconds = microseconds }

  static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microseconds < right.microseconds
  }

  /// Reads a number since 1970 or a string by ISO 8601; nil from anything else.
  init?(_ value: JSONValue) {
    switch value.kind {
    case .number: self.init(epoch: value.spelling)
    case .string:
      guard let text = value.text else { return nil }
      self.init(text)
    default: return nil
    }
  }

  /// Reads a date, a date and time, or a number since 1970.
  init?(_ text: String) {
    if let iso = Timestamp(iso8601: text) { self = iso } else { self.init(epoch: text) }
  }

  /// Reads a number since 1970: of seconds, or by its size of milli-, micro- or nanoseconds.
  private init?(epoch text: String) {
    guard let number = Double(text), number.isFinite, number.magnitude < 1e19,
      text.utf8.allSatisfy({ $0 != 0x78 && $0 != 0x58 })
    else { return nil }
    let scale: Double
    switch number.magnitude {
    case ..<1e11: scale = 1e6
    case ..<1e14: scale = 1e3
    case ..<1e17: scale = 1
    default: scale = 1e-3
    }
    let exact = Int64(text).map { scale >= 1 ? $0 * Int64(scale) : $0 / 1000 }
    microseconds = exact ?? Int64((number * scale).rounded())
  }

  /// Reads `2024-05-06`, `2024-05-06T07:08:09.5Z`, `2024-05-06 07:08+02:00`; without an offset UTC.
  private init?(iso8601 text: String) {
    var scanner = DigitScanner(text)
    guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2),
      scanner.skip("-"), let day = scanner.number(2), (1...12).contains(month),
      (1...Timestamp.dayCount(year, month)).contains(day)
    else { return nil }
    var seconds = Timestamp.days(year, month, day) * 86_400
    var fraction = 0
    if scanner.skip("T") || scanner.skip("t") || scanner.skip(" ") {
      guard let hour = scanner.number(2), scanner.skip(":"), let minute = scanner.number(2),
        hour < 24 || (hour == 24 && minute == 0), minute < 60
      else { return nil }
      seconds += hour * 3600 + minute * 60
      if scanner.skip(":") {
        guard let second = scanner.number(2), second < 61 else { return nil }
        seconds += second
        if scanner.skip(".") || scanner.skip(",") { fraction = scanner.microseconds() }
      }
      guard let offset = scanner.offset() else { return nil }
      seconds -= offset
    }
    guard scanner.isAtEnd else { return nil }
    microseconds = Int64(seconds) * 1_000_000 + Int64(fraction)
  }

  private static func dayCount(_ year: Int, _ month: Int) -> Int {
    days(month == 12 ? year + 1 : year, month % 12 + 1, 1) - days(year, month, 1)
  }

  /// The days from 1970-01-01 on, in the Gregorian calendar.
  ///
  /// Howard Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

/// Reads the parts of a date.
private struct DigitScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: byte) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy({ ($0 &- 0x30) < 10 }) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  mutating func microseconds() -> Int {
    var value = 0
    var scale = 100_000
    while let digit = rest.first, (digit &- 0x30) < 10 {
      value += Int(digit - 0x30) * scale
      scale /= 10
      rest.removeFirst()
    }
    return value
  }

  /// The seconds that local time is ahead of UTC; none given is UTC.
  mutating func offset() -> Int? {
    if isAtEnd || skip("Z") || skip("z") { return 0 }
    let isBehind = skip("-")
    guard isBehind || skip("+"), let hours = number(2) else { return nil }
    _ = skip(":")
    let minutes = isAtEnd ? 0 : number(2) ?? 99
    guard hours < 24, minutes < 60 else { return nil }
    return (hours * 60 + minutes) * (isBehind ? -60 : 60)
  }
}
