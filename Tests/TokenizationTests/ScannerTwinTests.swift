// SPDX-License-Identifier: Apache-2.0

import RandomInput
import Testing

@testable import Tokenization

/// The scanners' fast ways for ASCII against their way for all text.
@Suite struct ScannerTwinTests {
  @Test func fastWaysCutAsTheGeneralOnes() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<3_000 {
      let text = text(&random, ScannerTwinTests.parts, below: 12)
      forEachScanner { compare(text, $0, $1) }
    }
  }

  @Test func windowsCutAsTheGeneralWays() {
    var random = SplitMix64(seed: 5)
    let plain = ScannerTwinTests.parts.filter { $0.utf8.allSatisfy { $0 < 0x80 } }
    for round in 0..<1_500 {
      let parts = round % 4 == 0 ? ScannerTwinTests.parts : plain
      let text = text(&random, parts, below: 70)
      let stop = random.number(in: 0...text.count)
      forEachScanner { compareWindows(text, stop: stop, $0, $1) }
    }
  }

  @Test func windowsCutAsTheGeneralWaysWhereverTheyEnd() {
    var random = SplitMix64(seed: 6)
    for _ in 0..<40 {
      let tail = text(&random, ScannerTwinTests.parts, below: 6)
      for offset in 40..<72 {
        let filler = Array(String(repeating: random.pick(["a b", "ab", ".b "]), count: 24).utf8)
        let text = filler.prefix(offset) + tail
        forEachScanner { compareWindows(Array(text), stop: text.count, $0, $1) }
      }
    }
  }

  private static let parts = [
    "a", "Bc", "word", "WORDS", "LongerWord", "loooooooooong", "7", "123", "45678", " ", "  ",
    "\t",
    "         ", "\n", "\r\n", "\n\n  ", "\n  \n", ".", "...", "(\"", "//", "}\n//", "/\n/*", "'",
    "'s", "'LL", "'x", "'re", "'vE", "'lL", "n't", "é", "世界", "\u{301}", "\u{A0}", "²", "\0",
    "\u{1}", "\u{7F}",
    "<|end|>", "ſ", "a'ſ",
  ]

  private func text(_ random: inout SplitMix64, _ parts: [String], below limit: Int) -> [UInt8] {
    Array((0..<random.number(below: limit)).map { _ in random.pick(parts) }.joined().utf8)
  }

  private func forEachScanner(
    _ body: (_ fast: any PieceScanner.Type, _ general: any PieceScanner.Type) -> Void
  ) {
    body(LetterScanner<CL100K>.self, GeneralLetters<CL100K>.self)
    body(LetterScanner<CL100KTrailing>.self, GeneralLetters<CL100KTrailing>.self)
    body(LetterScanner<Qwen2>.self, GeneralLetters<Qwen2>.self)
    body(LetterScanner<Qwen35>.self, GeneralLetters<Qwen35>.self)
    body(CaseScanner<O200K>.self, GeneralCases<O200K>.self)
    body(CaseScanner<Tekken>.self, GeneralCases<Tekken>.self)
    body(CaseScanner<Kimi>.self, GeneralCases<Kimi>.self)
    body(DeepSeekScanner.self, GeneralDeepSeek.self)
  }

  /// Also of every stretch of the text that could be between two added tokens.
  private func compare(
    _ text: [UInt8], _ fast: (some PieceScanner).Type, _ general: (some PieceScanner).Type
  ) {
    #expect(text.pieces(fast) == text.pieces(general), "\(text)")
    text.withPaddedText { start, end in
      for length in 1..<max(1, text.count) {
        let stop = start + length
        #expect(fast.end(of: start, stop) == general.end(of: start, stop), "\(text) \(length)")
      }
    }
  }

  /// With every width of vectors, of the text up to `stop`, as if an added token came then.
  private func compareWindows(
    _ text: [UInt8], stop: Int, _ fast: (some PieceScanner).Type,
    _ general: (some PieceScanner).Type
  ) {
    text.withPaddedText { start, _ in
      let expected = PieceBatch().pieces(general, start, start + stop)
      for width in VectorWidth.all {
        let found = PieceBatch(width).pieces(fast, start, start + stop)
        #expect(found == expected, "\(fast) \(width) \(String(decoding: text, as: UTF8.self))")
      }
    }
  }
}

private enum GeneralLetters<Pattern: LetterPattern>: PieceScanner {
  static func end(of start: TextPointer, _ end: TextPointer) -> TextPointer {
    LetterScanner<Pattern>.anyEnd(start, end)
  }
}

private enum GeneralCases<Pattern: CasePattern>: PieceScanner {
  static func end(of start: TextPointer, _ end: TextPointer) -> TextPointer {
    CaseScanner<Pattern>.anyEnd(start, end)
  }
}

private enum GeneralDeepSeek: PieceScanner {
  static func end(of start: TextPointer, _ end: TextPointer) -> TextPointer {
    DeepSeekScanner.anyEnd(start, end)
  }
}
