// SPDX-License-Identifier: Apache-2.0

import RandomInput
import Testing

@testable import Tokenization

/// The decoder for long lists against the one for single tokens.
@Suite struct AlphabetDecoderTests {
  @Test func bothDecodersFindTheSameBytes() {
    var random = SplitMix64(seed: 11)
    let parts = [
      "a", "Z", "~", "Ġ", "Ċ", "é", "ÿ", "¡", "Ń", "ń", " ", "\u{7F}", "\u{AD}", "\u{85}", "语",
    ]
    let decoder = AlphabetDecoder(isByteLevel: true)
    for _ in 0..<3_000 {
      let whole = Array((0..<random.number(below: 8)).map { _ in random.pick(parts) }.joined().utf8)
      // Some end in the middle of a character.
      let text = Array(whole.dropLast(random.number(below: 2)))
      var expected = text
      let isText = ByteLevelAlphabet.decode(&expected)
      var found = [UInt8](repeating: 0, count: text.count + 1)
      var count: Int?
      text.withPaddedText { start, _ in
        found.withUnsafeMutableBufferPointer { found in
          count = found.baseAddress.flatMap { decoder.decode(start, text.count, to: $0) }
        }
      }
      #expect(count.map { Array(found.prefix($0)) } == (isText ? expected : nil), "\(text)")
    }
  }
}
