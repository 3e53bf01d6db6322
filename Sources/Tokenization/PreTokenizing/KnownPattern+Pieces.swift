// SPDX-License-Identifier: Apache-2.0

extension KnownPattern {
  /// Returns the pieces that the pattern cuts a text into, in bytes.
  ///
  /// - Complexity: O(n).
  public func pieces(of text: [UInt8]) -> [Range<Int>] {
    switch self {
    case .gpt2: text.pieces(GPT2Scanner.self)
    case .cl100k: text.pieces(LetterScanner<CL100K>.self)
    case .cl100kTrailing: text.pieces(LetterScanner<CL100KTrailing>.self)
    case .qwen2: text.pieces(LetterScanner<Qwen2>.self)
    case .qwen35: text.pieces(LetterScanner<Qwen35>.self)
    case .o200k: text.pieces(CaseScanner<O200K>.self)
    case .tekken: text.pieces(CaseScanner<Tekken>.self)
    case .kimi: text.pieces(CaseScanner<Kimi>.self)
    case .deepSeekV3: text.pieces(DeepSeekScanner.self)
    }
  }
}
