// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Tokenization

@Suite struct EstimatorTests {
  @Test(arguments: [
    ("12", "digits"), (" 7", "space-digits"), ("word", "lower"), (" word", "space-lower"),
    (" internationalization", "space-lower"), ("HTTP", "upper"), ("A", "upper"),
    ("Word", "capital"), (" Internationalization", "space-capital"), ("fooBar", "camel"),
    ("ABc", "camel"), ("   ", "spaces"), ("\n\n", "line-feeds"), ("\t\t", "tabs"),
    ("\r\n", "blanks"), (" \n", "blanks"), ("\u{B}", "blanks"), ("});", "marks"),
    (" ->", "space-marks"), ("});\n", "marks-line"), ("----", "rule"), (" ==", "space-rule"),
    ("---\r\n", "rule-line"), ("!!", "run"), (" +\n", "space-run-line"), ("\u{1}", "run"),
    ("(word", "mark-lower"), ("(WORD", "mark-upper"), ("(Word", "mark-capital"),
    ("(woRd", "mark-camel"), ("\tword", "tab-lower"), ("\tW", "tab-upper"), ("x1y", "mixed"),
    ("can't", "mixed"), (" can't", "space-mixed"), ("7up", "mark-lower"),
  ])
  func anASCIIPieceIsClassedByItsLetters(piece: String, name: String) {
    #expect(className(piece) == name)
  }

  @Test(arguments: [
    ("naïve", "latin"), (" naïve", "space-latin"), ("мир", "cyrillic"), ("中文", "han"),
    ("中とか", "kana"), ("「中文", "cjk-symbol+han"), ("「かな", "kana"), ("—", "symbol"),
    (" “мир", "space-symbol+cyrillic"), (" 😀", "space-emoji"), ("한글", "hangul"),
    ("\u{301}", "mark"), ("ª", "latin"), ("¿qué", "symbol+latin"), ("𠀀", "rare"),
    ("\u{10FFFF}", "other"), ("é\u{301}中", "latin"),
  ])
  func anotherPieceIsClassedByItsScripts(piece: String, name: String) {
    #expect(className(piece) == name)
  }

  @Test func aTextIsWorthTheSumOfItsPieces() throws {
    // By hand: "word" is 1 token, " wordy" 1.5, the long run 30 × 0.25 and the rest by `other`.
    let estimator = try estimator([.lower: (4, 1), .spaceLower: (6, 1.5), .longLower: (18, 0.25)])
    #expect(estimator.count(Array("word".utf8), overlapping: []).total == 1)
    #expect(estimator.count(Array("word wordy".utf8), overlapping: []).total == 3)
    let long = String(repeating: "a", count: 30)
    #expect(estimator.count(Array(long.utf8), overlapping: []).total == 8)
    #expect(estimator.count([], overlapping: []).total == 0)
  }

  @Test func piecesThatTakeEachOthersPlacesAreWorthTheSame() {
    let table = TokenEstimator.Table.named("llama3")
    let estimator = TokenEstimator(table, addedTokens: [])
    // More pieces than are remembered, of up to twenty bytes, and each of them twice.
    let words = (0..<40_000).map { number in
      String(number, radix: 36).map(String.init).joined(separator: "-")
        + String(repeating: "q", count: number % 20)
    }
    let text = Array((words + words).joined(separator: " ").utf8)
    let pieces = table.pattern.pieces(of: text)
    let worths = zip(pieces, estimator.classes(of: text)).map { piece, found in
      let row = found.class.rawValue * TokenEstimator.Table.columns
      return Int(table.worths[row + found.column]) * (piece.count > 16 ? piece.count : 1)
    }
    let sum = TokenEstimator.Table.rounded(worths.reduce(0, +))
    #expect(estimator.count(text, overlapping: []).total == sum)
  }

  @Test func aPieceThatIsPartlyInARangeCountsByItsShare() throws {
    let estimator = try estimator([.lower: (4, 8)])
    let text = Array("word".utf8)
    #expect(estimator.count(text, overlapping: [0..<4]) == (8, 8))
    #expect(estimator.count(text, overlapping: [1..<2]) == (8, 2))
    #expect(estimator.count(text, overlapping: [0..<1, 2..<3]) == (8, 4))
    #expect(estimator.count(text, overlapping: [4..<9]) == (8, 0))
  }

  @Test func anAddedTokenIsOneTokenWholeOrNot() throws {
    let token = AddedToken(id: 9, content: Array("<|end|>".utf8), isSpecial: true)
    let estimator = try estimator([.lower: (4, 1)], addedTokens: [token])
    let text = Array("word<|end|>word".utf8)
    #expect(estimator.count(text, overlapping: []).total == 3)
    #expect(estimator.count(text, overlapping: [5..<6]) == (3, 1))
    #expect(estimator.addedTokens(in: text).map(\.range) == [4..<11])
  }

  @Test func specialTokensThatNobodyNamesAreThoseOfTheFamily() {
    let estimator = TokenEstimator(.named("deepseek-v3"), addedTokens: [])
    let text = Array("<｜User｜>Hi<｜Assistant｜><think></think>".utf8)
    #expect(estimator.addedTokens(in: text).count == 4)
    #expect(estimator.count(text, overlapping: []).total == 5)
    #expect(estimator.addedTokens(in: text).map(\.token.isSpecial) == [true, true, false, false])
  }

  @Test func aLongTextAndOneThatIsNoUTF8AreEstimated() {
    let estimator = TokenEstimator(.named("llama3"), addedTokens: [])
    let long = [UInt8](repeating: UInt8(ascii: "a"), count: 100_000)
    #expect(estimator.count(long, overlapping: []).total > 10_000)
    #expect(estimator.count([0xFF, 0xC3, 0x20, 0xE4, 0xB8], overlapping: []).total > 0)
    #expect(estimator.count([0x20, 0xFF], overlapping: [1..<2]).overlapping <= 2)
  }

  private func className(_ piece: String) -> String? {
    let text = Array(piece.utf8)
    var type: PieceClass?
    text.withPaddedText { start, end in type = PieceClassifier().classify(start, end) }
    return PieceClass.named.first { $0.value == type }?.key
  }

  /// A number of the table: for which class.
  private enum Row: String {
    case lower
    case spaceLower = "space-lower"
    case longLower = "lower "
  }

  /// Returns an estimator in whose table these columns, from 1 on, have these numbers.
  private func estimator(_ numbers: [Row: (Int, Double)], addedTokens: [AddedToken] = [])
    throws -> TokenEstimator
  {
    var rows = ["other": [Double](repeating: 1, count: 20)]
    for (row, (column, number)) in numbers {
      let name = row.rawValue.split(separator: " ").joined()
      rows[name, default: [Double](repeating: 1, count: 20)][column - 1] = number
    }
    let text = rows.map { "\($0) \($1.map { "\($0)" }.joined(separator: " "))\n" }.joined()
    let file = try #require(EstimatorTableFile(text))
    let family = try #require(EstimatorFamily.all.first { $0.tokenizer == "llama3" })
    return TokenEstimator(TokenEstimator.Table(family, file), addedTokens: addedTokens)
  }
}
