// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import TuningData

@Suite struct TimestampTests {
  /// What Python's `datetime` gives, in microseconds.
  @Test(arguments: [
    ("1970-01-01", 0), ("2024-02-29", 1_709_164_800_000_000),
    ("1969-12-31T23:59:59.5Z", -500_000), ("2024-05-06T07:08:09Z", 1_714_979_289_000_000),
    ("2024-05-06T07:08:09.123456Z", 1_714_979_289_123_456),
    ("2024-05-06 07:08:09", 1_714_979_289_000_000),
    ("2024-05-06T07:08:09+02:00", 1_714_972_089_000_000),
    ("2024-05-06T07:08:09-0330", 1_714_991_889_000_000),
    ("2024-05-06T07:08", 1_714_979_280_000_000), ("0001-01-01", -62_135_596_800_000_000),
    ("9999-12-31T23:59:59Z", 253_402_300_799_000_000), ("1900-03-01", -2_203_891_200_000_000),
    ("2000-02-29T00:00:00+14:00", 951_732_000_000_000),
  ])
  func `Dates and times are those of the calendar`(_ text: String, _ microseconds: Int64) {
    #expect(Timestamp(text)?.microseconds == microseconds)
  }

  @Test(arguments: [
    ("2024-05-06t07:08:09z", 1_714_979_289_000_000),
    ("2024-05-06T07:08:09,5", 1_714_979_289_500_000),
    ("2024-05-06T07:08:09.1234567Z", 1_714_979_289_123_456),
    ("2024-05-06T24:00:00Z", 1_715_040_000_000_000),
    ("2024-05-06T07:08:09+02", 1_714_972_089_000_000),
  ])
  func `Other spellings of ISO 8601 are read too`(_ text: String, _ microseconds: Int64) {
    #expect(Timestamp(text)?.microseconds == microseconds)
  }

  @Test(arguments: [
    ("0", 0), ("1714979289", 1_714_979_289_000_000), ("1714979289.25", 1_714_979_289_250_000),
    ("1714979289123", 1_714_979_289_123_000), ("1714979289123456", 1_714_979_289_123_456),
    ("1714979289123456789", 1_714_979_289_123_456), ("-1", -1_000_000),
    ("1.714979289e9", 1_714_979_289_000_000),
  ])
  func `Numbers since 1970 are of a unit that fits their size`(_ text: String, _ expected: Int64) {
    #expect(Timestamp(text)?.microseconds == expected)
    #expect(time(text)?.microseconds == expected)
    #expect(time("\"\(text)\"")?.microseconds == expected)
  }

  @Test(arguments: [
    "", "yesterday", "2024-13-01", "2024-00-01", "2024-01-00", "2024-02-30", "2023-02-29",
    "1900-02-29", "2024-04-31", "2024-05-06T25:00:00", "2024-05-06T24:01:00", "2024-05-06T07",
    "2024-05-06T07:60", "2024-05-06T07:08:61", "2024-05-06T07:08:09+2", "2024-05-06T07:08:09+24:00",
    "2024-05-06T07:08:09 UTC", "2024-5-6", "06/05/2024", "0x10", "nan", "inf", "1e300", "--1",
    "12 ",
  ])
  func `What is no time is none`(_ text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test(arguments: ["null", "true", "[]", "{}", "\"\""])
  func `Other values are no times`(_ json: String) {
    #expect(time(json) == nil)
  }

  private func time(_ json: String) -> Timestamp? {
    let document = JSONDocument()
    guard document.scan(text: json.utf8), let root = document.root else { return nil }
    return Timestamp(root)
  }
}
