// SPDX-License-Identifier: Apache-2.0

/// What prose is written with: words and the marks between them.
struct Language {
  let vocabulary: Vocabulary
  let phrases: PhraseBook
  let space: [UInt8]
  let sentenceEnds: [[UInt8]]
  let quotes: (opening: [UInt8], closing: [UInt8])

  /// Plain ASCII, as most English data sets are.
  static let english = Language(
    words: Words.english, space: " ", comma: ", ", dash: " - ",
    sentenceEnds: [".", ".", ".", ".", ".", ".", "?", "!", ":"], quotes: ("\"", "\""))

  /// English as word processors and models write it: curly quotes, em dashes, ellipses.
  static let typographic = Language(
    words: Words.english.map { $0.replacingApostrophe() }, space: " ", comma: ", ", dash: "—",
    sentenceEnds: [".", ".", ".", ".", ".", "?", "…"], quotes: ("“", "”"))

  /// A mixture with many accents.
  static let european = Language(
    words: Words.european, space: " ", comma: ", ", dash: " – ",
    sentenceEnds: [".", ".", ".", ".", "?", "!"], quotes: ("«", "»"))

  /// Three bytes a character and no spaces.
  static let chinese = Language(
    words: Words.chinese, space: "", comma: "，", dash: "——",
    sentenceEnds: ["。", "。", "。", "？", "！"], quotes: ("“", "”"))

  private init(
    words: [String], space: String, comma: String, dash: String, sentenceEnds: [String],
    quotes: (String, String)
  ) {
    vocabulary = Vocabulary(words)
    phrases = PhraseBook(vocabulary, space: space, comma: comma, dash: dash)
    self.space = Array(space.utf8)
    self.sentenceEnds = sentenceEnds.map { Array($0.utf8) }
    self.quotes = (Array(quotes.0.utf8), Array(quotes.1.utf8))
  }
}

extension String {
  /// Returns the string with typewriter apostrophes set as typographic ones.
  fileprivate func replacingApostrophe() -> String {
    String(map { $0 == "'" ? "’" : $0 })
  }
}
