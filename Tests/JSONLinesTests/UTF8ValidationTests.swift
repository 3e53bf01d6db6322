// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSONLines

@Suite struct UTF8ValidationTests {
  /// Bytes on both sides of every border in table 3-7 of the Unicode standard.
  private static let borders: [UInt8] = [
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
  ]

  @Test func allSequencesOfOneAndTwoBytesAreJudgedAsByString() {
    for first in UInt8.min...UInt8.max {
      expectSameVerdict([first])
      for second in UInt8.min...UInt8.max { expectSameVerdict([first, second]) }
    }
  }

  @Test func sequencesOfThreeBytesAtTheBordersAreJudgedAsByString() {
    for first in UInt8(0xE0)...0xEF {
      for second in UInt8.min...UInt8.max {
        for third in Self.borders { expectSameVerdict([first, second, third]) }
      }
    }
  }

  @Test(arguments: borders)
  func sequencesOfFourBytesAtTheBordersAreJudgedAsByString(_ first: UInt8) {
    for second in Self.borders {
      for third in Self.borders {
        for fourth in Self.borders { expectSameVerdict([first, second, third, fourth]) }
      }
    }
  }

  @Test func everyScalarIsWellFormedAtAnyPlaceInAVector() {
    let scalars: [Unicode.Scalar] = [
      "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}",
    ]
    for scalar in scalars {
      for before in 0..<66 {
        for behind in [0, 1, 2, 3, 9, 31, 33] {
          let text = String(repeating: "a", count: before) + String(scalar)
          expectSameVerdict(Array((text + String(repeating: "b", count: behind)).utf8))
          expectSameVerdict(Array(text.utf8.dropLast()) + Array(repeating: 0x62, count: behind))
        }
      }
    }
  }

  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
  func lineSeparatorsAreNoticed(_ separator: String) {
    for before in 0..<20 {
      let text = String(repeating: "é", count: before) + separator
      #expect(traits(Array(text.utf8)).contains(.lineSeparator))
    }
  }

  @Test(arguments: ["\u{84}", "\u{86}", "\u{2027}", "\u{202A}", "\u{2068}", "\u{12028}"])
  func theirNeighboursAreNot(_ text: String) {
    #expect(!traits(Array(text.utf8)).contains(.lineSeparator))
  }

  private func expectSameVerdict(_ bytes: [UInt8]) {
    let isValid = String(validating: bytes, as: UTF8.self) != nil
    guard traits(bytes).contains(.invalidUTF8) == isValid else { return }
    Issue.record("\(bytes) is \(isValid ? "well-formed" : "ill-formed") for String only")
  }

  /// What the validation notices, which is the same with vectors of any width.
  private func traits(_ bytes: [UInt8]) -> JSONTraits {
    let buffer = ByteBuffer(bytes)
    var found: JSONTraits?
    for vectors in JSONVectors.all {
      var traits: JSONTraits = []
      unsafe UTF8Validation.check(buffer.base, buffer.base + buffer.count, &traits, vectors)
      // Behind what is ill-formed, nobody has to look for separators.
      if traits.contains(.invalidUTF8) { traits = .invalidUTF8 }
      if let found, found != traits { Issue.record("\(bytes) differs by the width of vectors") }
      found = traits
    }
    return found ?? []
  }
}
