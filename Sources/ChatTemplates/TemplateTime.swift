// SPDX-License-Identifier: Apache-2.0

/// A local time as `strftime_now` shows it.
public struct TemplateTime: Sendable, Equatable {
  /// The year.
  public var year: Int
  /// The month, from 1.
  public var month: Int
  /// The day of the month, from 1.
  public var day: Int
  /// The hour, from 0.
  public var hour: Int
  /// The minute, from 0.
  public var minute: Int
  /// The second, from 0.
  public var second: Int

  /// Creates a time from its parts.
  public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// Returns the present local time.
  public static func now() -> TemplateTime { LocalTime.now() }
}

extension TemplateTime {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// Returns what C's `strftime` writes in the C locale, with `%-d` and its like for no padding.
  func formatted(_ format: String) -> String {
    var result = ""
    var rest = Substring(format)
    while let character = rest.popFirst() {
      guard character == "%", let code = rest.popFirst() else {
        result.append(character)
        continue
      }
      if code == "-", let padded = rest.first, let value = number(padded) {
        rest.removeFirst()
        result += String(value.value)
      } else {
        result += piece(code) ?? "%\(code)"
      }
    }
    return result
  }

  private func piece(_ code: Character) -> String? {
    if let (value, width, pad) = number(code) {
      let digits = String(value)
      return String(repeating: pad, count: max(0, width - digits.count)) + digits
    }
    switch code {
    case "a": return String(weekdayName.prefix(3))
    case "A": return weekdayName
    case "b", "h": return String(monthName.prefix(3))
    case "B": return monthName
    case "p": return hour < 12 ? "AM" : "PM"
    case "F": return formatted("%Y-%m-%d")
    case "T", "X": return formatted("%H:%M:%S")
    case "R": return formatted("%H:%M")
    case "D", "x": return formatted("%m/%d/%y")
    case "c": return formatted("%a %b %e %H:%M:%S %Y")
    case "r": return formatted("%I:%M:%S %p")
    case "f": return "000000"
    case "z", "Z": return ""
    case "n": return "\n"
    case "t": return "\t"
    case "%": return "%"
    default: return nil
    }
  }

  private func number(_ code: Character) -> (value: Int, width: Int, pad: String)? {
    switch code {
    case "Y": (year, 1, "0")
    case "y": ((year % 100 + 100) % 100, 2, "0")
    case "C": (year / 100, 2, "0")
    case "m": (month, 2, "0")
    case "d": (day, 2, "0")
    case "e": (day, 2, " ")
    case "H": (hour, 2, "0")
    case "k": (hour, 2, " ")
    case "I": ((hour + 11) % 12 + 1, 2, "0")
    case "l": ((hour + 11) % 12 + 1, 2, " ")
    case "M": (minute, 2, "0")
    case "S": (second, 2, "0")
    case "j": (dayOfYear, 3, "0")
    case "u": (weekday + 1, 1, "0")
    case "w": ((weekday + 1) % 7, 1, "0")
    default: nil
    }
  }

  private var monthName: String {
    1...12 ~= month ? TemplateTime.months[month - 1] : "?"
  }

  private var weekdayName: String { TemplateTime.weekdays[weekday] }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private var dayOfYear: Int {
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
    let leapDay = month > 2 && TemplateTime.isLeap(year) ? 1 : 0
    return (1...12 ~= month ? before[month - 1] : 0) + leapDay + day
  }

  /// The day of the week, from Monday as 0.
  private var weekday: Int {
    let past = max(1, min(year, 9_999)) - 1
    let days = past * 365 + past / 4 - past / 100 + past / 400 + dayOfYear - 1
    return (days % 7 + 7) % 7
  }
}
