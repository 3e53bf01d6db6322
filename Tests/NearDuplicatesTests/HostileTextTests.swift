// SPDX-License-Identifier: Apache-2.0

import NearDuplicates
import RandomInput
import Testing

struct HostileTextTests {
  private let sketcher = NearDuplicateSketcher(threshold: 0.8)

  @Test func bytesThatAreNoUTF8SeparateWords() {
    for bad: [UInt8] in [
      [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xC0, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0x80, 0x80],
    ] {
      let text = Array("one two".utf8) + bad + Array("three four".utf8) + bad
      #expect(sketcher.shingles(text) == sketcher.shingles("one two three four"), "\(bad)")
    }
  }

  @Test func randomBytesAreSurvived() {
    var random = SplitMix64(seed: 3)
    for length in 0..<300 {
      let mask: UInt8 = length % 2 == 0 ? 0 : 0x80
      let text = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) | mask }
      var keys: [UInt64] = []
      let hasWords = sketcher.sketch(text.span, into: &keys)
      #expect(keys.count == (hasWords ? sketcher.plan.bands : 0))
      #expect(hasWords == !sketcher.shingles(text).isEmpty)
    }
  }

  @Test(arguments: ["a", "é", "ก", "字", "ア", "\u{301}", "𠀀", "\u{AD}", "ab ", "字 "])
  func aLongTextOfOneThingIsSurvived(piece: String) {
    let once = Array(piece.utf8)
    let text = Array(repeatElement(once, count: 400_000 / once.count).joined())
    var keys: [UInt64] = []
    let hasWords = sketcher.sketch(text.span, into: &keys)
    #expect(hasWords == !["\u{301}", "\u{AD}"].contains(piece))
  }

  @Test func tenMegabytesOfOneWordAreOneShingle() {
    let text = [UInt8](repeating: UInt8(ascii: "x"), count: 10_000_000)
    #expect(sketcher.shingles(text).count == 1)
  }
}
