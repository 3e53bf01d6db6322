// SPDX-License-Identifier: Apache-2.0

import RandomInput
import Testing

@testable import Tokenization

/// The scanners' fast way for ASCII against their way for all text.
@Suite struct ScannerTwinTests {
  @Test func fastWaysCutAsTheGeneralOnes() {
    var random = SplitMix64(seed: 4)
    let parts = [
      "a", "Bc", "word", "WORDS", "LongerWord", "loooooooooong", "7", "123", "45678", " ", "  ",
      "\t",
      "         ", "\n", "\r\n", "\n\n  ", ".", "...", "(\"", "//", "'", "'s", "'LL", "'x", "é",
      "世界",
      "\u{301}", "\u{A0}", "²", "\0", "\u{1}", "\u{7F}", "<|end|>", "ſ",
    ]
    for _ in 0..<3_000 {
      let text = Array(
        (0..<random.number(below: 12)).map { _ in random.pick(parts) }.joined().utf8)
      compare(text, LetterScanner<CL100K>.self, GeneralLetters<CL100K>.self)
      compare(text, LetterScanner<CL100KTrailing>.self, GeneralLetters<CL100KTrailing>.self)
      compare(text, LetterScanner<Qwen2>.self, GeneralLetters<Qwen2>.self)
      compare(text, LetterScanner<Qwen35>.self, GeneralLetters<Qwen35>.self)
      compare(text, CaseScanner<O200K>.self, GeneralCases<O200K>.self)
      compare(text, CaseScanner<Tekken>.self, GeneralCases<Tekken>.self)
      compare(text, CaseScanner<Kimi>.self, GeneralCases<Kimi>.self)
      compare(text, DeepSeekScanner.self, GeneralDeepSeek.self)
    }
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
