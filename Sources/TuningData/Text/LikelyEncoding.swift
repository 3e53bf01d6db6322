// SPDX-License-Identifier: Apache-2.0

/// The encoding that text which is not UTF-8 is probably written in.
///
/// The answer is a guess from letter statistics, meant for advice such as "convert it with
/// `iconv -f WINDOWS-1252 -t UTF-8`", not for converting unasked.
public struct LikelyEncoding: Sendable, Equatable {
  /// The name that `iconv -f` takes, both GNU's and the one of BSD and macOS.
  public let name: String
  /// How sure the guess is, from 0 to 100; below about 30 it is hardly better than chance.
  public let confidence: Int

  /// Returns the likely encoding of `bytes`, the start of a file of JSON Lines.
  ///
  /// The name is `UTF-8` only when the bytes are valid UTF-8. Bytes that are mostly UTF-8 with
  /// damage in between have no encoding to convert from, so that there is no answer for them.
  ///
  /// - Parameter bytes: The file from its start, or as much of it as holds a few sentences.
  /// - Returns: The best guess, or nil when there is none worth telling.
  public static func detect(in bytes: Span<UInt8>) -> LikelyEncoding? {
    if isEscaped(bytes), let answer = guess(bytes, escaping: true) { return answer }
    guard (try? UTF8Span(validating: bytes)) == nil else {
      return bytes.isEmpty ? nil : LikelyEncoding(name: "UTF-8", confidence: 100)
    }
    return guess(foreignText(in: bytes).span, escaping: false)
  }
}

extension LikelyEncoding {
  /// ICU gives UTF-16 this confidence when nothing speaks for it or against it.
  private static let baseConfidence = 10

  /// Returns the likeliest encoding that can look like UTF-8, or the likeliest that cannot.
  ///
  /// The two are apart because ICU falls back on UTF-16 for short texts in any other encoding,
  /// while JSON in UTF-16 has a zero byte beside every brace.
  private static func guess(_ bytes: Span<UInt8>, escaping: Bool) -> LikelyEncoding? {
    var rank: Int32 = 0
    while let (name, confidence) = detectCharset(bytes, rank: rank) {
      if escaping ? confidence <= baseConfidence : name == "UTF-8" { return nil }
      if isEscaping(name) == escaping, let name = iconvName(name, hasC1: hasC1(bytes)) {
        return LikelyEncoding(name: name, confidence: confidence)
      }
      rank += 1
    }
    return nil
  }

  /// Returns the pieces between quotation marks that are not pure ASCII, up to what ICU reads.
  ///
  /// Left in, the English of keys and roles would make any file look Western. No encoding in
  /// question uses the byte of a quotation mark within a longer character.
  private static func foreignText(in bytes: Span<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var start = 0
    var isForeign = false
    for index in bytes.indices {
      isForeign = isForeign || bytes[index] >= 0x80
      guard bytes[index] == UInt8(ascii: "\"") || index == bytes.count - 1 else { continue }
      if isForeign { for position in start...index { text.append(bytes[position]) } }
      if text.count > 16_384 { break }
      (start, isForeign) = (index + 1, false)
    }
    return text
  }

  /// Whether text in the encoding can look like valid UTF-8.
  private static func isEscaping(_ name: String) -> Bool {
    ["UTF-16", "UTF-32", "ISO-2022"].contains { name.hasPrefix($0) }
  }

  /// Whether valid UTF-8 could still mean something else: in UTF-16 and UTF-32 the brace that opens
  /// the file has zero bytes beside it, and the ISO 2022 family has escapes.
  private static func isEscaped(_ bytes: Span<UInt8>) -> Bool {
    bytes.indices.prefix(4).contains { bytes[$0] == 0 }
      || bytes.indices.contains { bytes[$0] == 0x1B }
  }

  /// Whether there are bytes that ISO 8859 reserves for controls but Windows uses for letters.
  private static func hasC1(_ bytes: Span<UInt8>) -> Bool {
    bytes.indices.contains { 0x80...0x9F ~= bytes[$0] }
  }

  /// Translates ICU's name; nil for UTF-8, and for what only mainframes write and few can convert.
  private static func iconvName(_ name: String, hasC1: Bool) -> String? {
    switch name.uppercased() {
    case "UTF-8", "IBM420_LTR", "IBM420_RTL", "IBM424_LTR", "IBM424_RTL": nil
    case "ISO-8859-1" where hasC1: "WINDOWS-1252"
    case "ISO-8859-2" where hasC1: "WINDOWS-1250"
    case "ISO-8859-7" where hasC1: "WINDOWS-1253"
    case "ISO-8859-9" where hasC1: "WINDOWS-1254"
    case "ISO-8859-8-I": "ISO-8859-8"
    case let name: name
    }
  }
}
