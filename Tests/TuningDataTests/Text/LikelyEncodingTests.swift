// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import TuningData

@Suite struct LikelyEncodingTests {
  private static let french =
    "Où est né l'élève ? À côté de la forêt, près du château où il a passé ses étés, répéta-t-elle."
  private static let russian =
    "Столица России находится в Москве, и это самый большой город страны по числу жителей."
  private static let chinese = "北京是中华人民共和国的首都，也是全国的政治和文化中心，有着三千多年的历史。"
  private static let japanese = "日本の首都は東京です。とても大きな町で、多くの人が住んでいます。カタカナもあります。"

  @Test(arguments: [
    (french, String.Encoding.isoLatin1, "ISO-8859-1"),
    (french.replacing("l'", with: "l’"), .windowsCP1252, "WINDOWS-1252"),
    ("She said “it’s fine” – and left… The others didn’t.", .windowsCP1252, "WINDOWS-1252"),
    (russian, .windowsCP1251, "WINDOWS-1251"),
    (russian, String.Encoding(rawValue: 0x8000_0A02), "KOI8-R"),
    (chinese, String.Encoding(rawValue: 0x8000_0632), "GB18030"),
    (japanese, .shiftJIS, "SHIFT_JIS"),
    (japanese, .iso2022JP, "ISO-2022-JP"),
    (russian, .utf16LittleEndian, "UTF-16LE"),
    (chinese, .utf16BigEndian, "UTF-16BE"),
    (french, .utf16LittleEndian, "UTF-16LE"),
    (french, .utf32LittleEndian, "UTF-32LE"),
  ])
  func `Recognises chat lines in other encodings`(
    text: String, encoding: String.Encoding, name: String
  ) throws {
    let line = #"{"messages": [{"role": "user", "content": "\#(text)"}]}"# + "\n"
    let bytes = try #require(line.data(using: encoding)).map { $0 }
    let guess = detect(bytes)
    let answer = try #require(guess)
    #expect(answer.name == name)
    #expect(0...100 ~= answer.confidence)
  }

  @Test func `A long ASCII start does not hide the rest`() throws {
    let start = String(repeating: #"{"text": "plain words only"}"# + "\n", count: 5_000)
    let bytes = Array(start.utf8) + (try #require(Self.russian.data(using: .windowsCP1251)))
    #expect(detect(bytes)?.name == "WINDOWS-1251")
  }

  @Test func `Valid UTF-8 is UTF-8`() {
    for text in [Self.french, Self.chinese, "plain", "{}"] {
      #expect(detect(Array(text.utf8))?.name == "UTF-8")
    }
  }

  @Test func `Valid UTF-8 with odd control characters stays UTF-8`() {
    for text in ["{\"a\": \"a\u{0}b\"}", "\u{1B}[31mred\u{1B}[0m é", "{\"text\": \"\u{0}é\"}"] {
      #expect(detect(Array(text.utf8))?.name == "UTF-8")
    }
  }

  @Test func `Damaged UTF-8 has no other encoding`() {
    let bytes = Array(Self.chinese.utf8) + [0xFF] + Array(Self.russian.utf8)
    #expect(detect(bytes) == nil)
  }

  @Test func `Never says UTF-8 of what is not`() {
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        for bytes in [[first, second], Array("é{".utf8) + [first, second] + Array("é".utf8)] {
          guard detect(bytes)?.name == "UTF-8" else { continue }
          #expect(String(validating: bytes, as: UTF8.self) != nil)
        }
      }
    }
  }

  @Test func `Nothing has no encoding`() {
    #expect(detect([]) == nil)
  }

  private func detect(_ bytes: [UInt8]) -> LikelyEncoding? {
    LikelyEncoding.detect(in: bytes.span)
  }
}
