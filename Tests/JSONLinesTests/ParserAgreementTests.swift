// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSONLines

/// The fast scanner against its plain twin.
@Suite struct ParserAgreementTests {
  private static let seeds = [
    #"{"messages": [{"role": "user", "content": "Hi\n\"you\""}, {"role": "assistant"}]}"#,
    #"[0, -1, 2.5, 1e3, -0.0E-7, 1234567890123456789, true, false, null, "", {}, []]"#,
    #"{"a": {"a": [[[]], {"b": {}}]}, "é😀": "\u00e9\ud83d\ude00\u0000\\", "\u0061": 1}"#,
    "  {\t\"x\" : [ 1 ,\r\n 2 ] , \"y\":\"\u{2028}ü€😀 long enough for two words of eight\" } ",
    #"{"content": "long enough for vectors, with \"escapes\" \\\\ and tags: <b>, é, 雪\n\ud83d\ude00"}"#,
    #""just a string""#, "-12.75e+10", "null", "[[[[[[[[[[1]]]]]]]]]]",
  ].map { Array($0.utf8) }

  /// What a mutation puts in: bytes that mean something, to the grammar or to UTF-8.
  private static let pieces: [[UInt8]] =
    [
      "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "/", "-", "+", ".", "0", "1", "e", "n", "u",
      "true", "null", "NaN", "None", "\\u00", "\\ud83d", "\"a\":", "//", "/*", "#", " ", "\r", "\n",
      "\0", "\u{1F}", "\u{7F}", "\u{85}", "é", "😀", "\u{FEFF}",
    ].map { Array($0.utf8) } + [
      [0x80], [0xC3], [0xFF], [0xE2, 0x82], [0xF4, 0x90], [0xED, 0xA0, 0x80],
    ]

  @Test(arguments: 0..<4 as Range<UInt64>)
  func theyAgreeOnMutatedTexts(_ seed: UInt64) {
    var random = SplitMix64(state: seed)
    let documents = JSONVectors.all.map { JSONDocument($0) }
    for _ in 0..<5_000 {
      var text = Self.seeds[random.below(Self.seeds.count)]
      for _ in 0...random.below(3) { Self.mutate(&text, &random) }
      guard let difference = difference(documents, text) else { continue }
      Issue.record("\(difference): \(String(decoding: text, as: UTF8.self).debugDescription)")
      return
    }
  }

  @Test(arguments: seeds)
  func theyAgreeOnEveryPrefix(_ text: [UInt8]) {
    let documents = JSONVectors.all.map { JSONDocument($0) }
    for length in 0...text.count {
      #expect(difference(documents, Array(text[..<length])) == nil)
    }
  }

  /// Runs of backslashes, and what comes behind them, at every place of a vector.
  @Test(arguments: ["n", "\"", "u0041", "u004", "x", "", "/", "\u{1}", "é"])
  func theyAgreeOnEscapesAnywhere(_ escaped: String) {
    let documents = JSONVectors.all.map { JSONDocument($0) }
    for before in 0..<70 {
      for backslashes in 0..<4 {
        let text =
          "\"" + String(repeating: "a", count: before) + String(repeating: "\\", count: backslashes)
          + escaped
        for end in ["", "\"", "bcd\"", String(repeating: "z", count: 66) + "\""] {
          let text = Array((text + end).utf8)
          if let difference = difference(documents, text) {
            Issue.record("\(difference): \(String(decoding: text, as: UTF8.self).debugDescription)")
          }
        }
      }
    }
  }

  @Test func angleBracketsAreNoticedAnywhere() {
    for document in JSONVectors.all.map({ JSONDocument($0) }) {
      for count in 0..<70 {
        let filler = String(repeating: "a", count: count)
        #expect(document.scan(text: "[\"\(filler)<\"]".utf8))
        #expect(document.traits == .angleBracket)
        #expect(document.scan(text: "[\"\(filler)\", \"\(filler)\"]".utf8))
        #expect(document.traits == [])
      }
    }
  }

  /// What one of several documents says differently of `text`; nil when all agree.
  private func difference(_ documents: [JSONDocument], _ text: [UInt8]) -> String? {
    documents.lazy.compactMap { difference($0, text) }.first
  }

  /// What the two say differently of `text`; nil when they agree.
  private func difference(_ document: JSONDocument, _ text: [UInt8]) -> String? {
    let isValid = document.scan(text: text)
    let nodes = document.values.map(\.node)
    var parser = ExplainingParser(text)
    let expected = parser.parse()
    if isValid != parser.faults.isEmpty { return "valid for one of them" }
    if parser.faults.isEmpty != (expected != nil), parser.faults.isEmpty { return "no reason" }
    if isValid || parser.faults.map(\.kind) == [.invalidUTF8] && expected != nil {
      return nodes == expected ? nil : "another tape"
    }
    return nodes.isEmpty ? nil : "a tape of what is not JSON"
  }

  private static func mutate(_ text: inout [UInt8], _ random: inout SplitMix64) {
    let place = random.below(text.count + 1)
    let length = min(random.below(4), text.count - place)
    switch random.below(4) {
    case 0: text.removeSubrange(place..<place + length)
    case 1: text.insert(contentsOf: pieces[random.below(pieces.count)], at: place)
    case 2: text.replaceSubrange(place..<place + length, with: pieces[random.below(pieces.count)])
    default: text.insert(contentsOf: text[place..<place + length], at: random.below(text.count + 1))
    }
  }
}

/// The generator of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
