// SPDX-License-Identifier: Apache-2.0

extension Mutator {
  /// Pieces that mean something to JSON, to its relatives, or to this package.
  static let tokens: [[UInt8]] =
    structure + words + numbers + strings + whole

  private static let structure = bytes([
    "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "{}", "[]", "\"\"", "[{", "}]", "},{", "\":\"",
    "\",\"", "null,", ":[", "]]", "}}", "/*", "*/", "//", "#", "\n", "\r", "\r\n", "\t", " ", "  ",
    "\0", "\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{1B}", "\u{7F}", "\u{FEFF}", "\u{85}", "\u{A0}",
    "\u{2028}", "\u{2029}", "\u{200B}", "\u{3000}", "\u{FF3B}",
  ])

  private static let words = bytes([
    "true", "false", "null", "True", "None", "NaN", "Infinity", "-Infinity", "nan", "undefined",
    "tru", "fals", "nul", "nulll", "truefalse",
  ])

  private static let numbers = bytes([
    "0", "-0", "1", "-", "+", ".", "e", "E", "01", "1.", ".5", "1e", "1e+", "0x1F", "1_000",
    "1.5e3",
    "-12.75", "1e308", "1e309", "-1e400", "1e-400", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616",
    "179769313486231570000000000000000000000", "1.7976931348623159e308", "123456789012345678",
    "100000000000000000000000000000000000000000", "0.30000000000000004", "1E99999999999999999999",
  ])

  private static let strings = bytes([
    "\\n", "\\\"", "\\\\", "\\/", "\\b", "\\x41", "\\a", "\\'", "\\u", "\\u00", "\\u0041",
    "\\u0000",
    "\\u003c", "\\u003C", "\\ud83d", "\\ude00", "\\ud83d\\ude00", "\\uD800", "\\uDFFF",
    "\\udBFF\\uDC00",
    "\\ude00\\ud83d", "\\u12g4", "\\uFFFF", "é", "ß", "中文", "😀", "👩‍👩‍👧", "<think>", "<image>",
    "12345678", "a long enough piece for more than one word of eight bytes",
  ])

  private static let whole = bytes([
    #""role":"#, #""content":"#, #""messages":[]"#, #""role":"user""#, #""role":"assistant","#,
    #""weight":0,"#, #""tools":null,"#, #""prompt":"","#, #""text":""}"#, #"{"role":"tool"},"#,
    #"{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}"#,
    #""tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{}"}}],"#,
    #"{"type":"text","text":""},"#,
    #"{"type":"image_url","image_url":{"url":"data:image/png;base64,"}},"#,
    #""input":{"messages":[]},"#, #""preferred_output":[],"#, #""chosen":[],"#,
    #""conversations":[],"#,
  ])

  /// Byte sequences on both sides of the borders of well-formed UTF-8, and marks of other encodings.
  static let sequences: [[UInt8]] = [
    [0x7F], [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x80], [0xDF, 0xBF],
    [0xC3, 0x28], [0xE0, 0x9F, 0xBF], [0xE0, 0xA0, 0x80], [0xE1, 0x80], [0xE2, 0x82],
    [0xE2, 0x28, 0xA1],
    [0xED, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xEE, 0x80, 0x80],
    [0xEF, 0xBF, 0xBF],
    [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x98],
    [0xF1, 0x80, 0x80, 0x80],
    [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    [0xE9], [0x93, 0x94], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0xE2, 0x80, 0xA8],
    [0xC2, 0x85], [0xF3, 0xA0, 0x81, 0x81],
  ]

  private static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }
}
