// SPDX-License-Identifier: Apache-2.0

import Testing
import Tokenization

/// The third pattern of DeepSeek cuts the runs that the second one found.
@Suite struct DeepSeekPatternTests {
  @Test(
    "Signs and code points without a character are cut out of runs of kana and ideographs",
    arguments: [
      ("ジョン・スミス", ["ジョン", "・", "スミス"]), ("語゠", ["語", "゠"]), ("・ゥ", ["・", "ゥ"]),
      ("゛゜あ゙", ["゛゜", "あ゙"]), ("語\u{3040}", ["語", "\u{3040}"]),
      ("\u{3040}あ", ["\u{3040}あ"]), ("\u{3040}\u{3097}あ", ["\u{3040}", "\u{3097}あ"]),
      ("\u{3040}・", ["\u{3040}", "・"]), (" 語 語", [" ", "語", " ", "語"]),
      ("す)・\\n値", ["す", ")", "・", "\\n", "値"]),
    ])
  func runsAreCut(text: String, pieces: [String]) {
    let bytes = Array(text.utf8)
    let found = KnownPattern.deepSeekV3.pieces(of: bytes)
    #expect(found.map { String(decoding: bytes[$0], as: UTF8.self) } == pieces)
  }
}
