// SPDX-License-Identifier: Apache-2.0

/// A guess at the language of a text, good enough to keep the shares of languages alike.
///
/// A script that one language uses tells it at once; Han with kana is Japanese. Languages with the
/// Latin or Cyrillic alphabet are told by their function words and by letters that others lack,
/// those with the Arabic one by their letters. Code is not looked at. A language that is not in
/// `FunctionWords` may be taken for a near relative.
struct LanguageGuess {
  /// How much of a text is looked at, in bytes.
  static let limit = 4096
  /// The code for a language that is not clear, as ISO 639-2 has it.
  static let undetermined = "und"

  private var letters = [Int](repeating: 0, count: WritingScript.allCases.count)
  /// The letters that tell languages apart, and the function words, each with its number.
  private var tellingLetters: [UInt32: Int] = [:]
  private var functionWords: [UInt64: Int] = [:]
  private var wordCount = 0

  /// Returns the code in ISO 639-1 of the language that a text in UTF-8 seems to have, `und` when
  /// it is unclear.
  ///
  /// - Complexity: Bounded; the first 4 KiB count.
  static func code(of text: Span<UInt8>) -> String {
    var start: [UInt8] = []
    start.reserveCapacity(min(limit, text.count))
    for index in 0..<min(limit, text.count) { start.append(text[index]) }
    return LanguageGuess(start).code
  }

  private init(_ text: [UInt8]) {
    let lines = ProseLines(text)
    for line in lines.prose { read(line, isProse: true) }
    for line in lines.code { read(line, isProse: false) }
  }

  private mutating func read(_ line: ArraySlice<UInt8>, isProse: Bool) {
    var word = FunctionWords.startHash
    var length = 0
    for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
      if let script = WritingScript(letter: scalar.value) {
        // The Latin letters of code are names and keywords.
        guard isProse || script != .latin else { continue }
        letters[script.rawValue] += 1
        let letter = scalar.smallLetter
        FunctionWords.append(letter, to: &word)
        length += 1
        if letter >= 0x80, script != .han { tellingLetters[letter, default: 0] += 1 }
      } else if length > 0 {
        finishWord(&word, &length)
      }
    }
    if length > 0 { finishWord(&word, &length) }
  }

  private mutating func finishWord(_ word: inout UInt64, _ length: inout Int) {
    wordCount += 1
    if FunctionWords.wordMasks[word] != nil { functionWords[word, default: 0] += 1 }
    (word, length) = (FunctionWords.startHash, 0)
  }
}

// MARK: - Decisions

extension LanguageGuess {
  private var code: String {
    let han = weighedLetters(.han) + weighedLetters(.kana) + weighedLetters(.hangul)
    let strongest = WritingScript.allCases.max { weighedLetters($0) < weighedLetters($1) }
    guard let strongest, weighedLetters(strongest) > 0 else { return Self.undetermined }
    if han >= weighedLetters(strongest), han >= 6 { return eastAsian }
    let language = language(of: strongest)
    guard language == Self.undetermined else { return language }
    // Names and numbers among another script, as in code with comments.
    if strongest == .latin, han >= 24 { return eastAsian }
    let other = WritingScript.allCases.filter { $0 != strongest }
      .max { weighedLetters($0) < weighedLetters($1) }
    guard strongest == .latin, let other, weighedLetters(other) >= 24 else { return language }
    return self.language(of: other)
  }

  private func weighedLetters(_ script: WritingScript) -> Int {
    letters[script.rawValue] * script.weight
  }

  private func language(of script: WritingScript) -> String {
    guard weighedLetters(script) >= 4 else { return Self.undetermined }
    switch script {
    case .han, .kana, .hangul: return eastAsian
    case .arabic: return arabic
    case .latin, .cyrillic: return bestByWords ?? Self.undetermined
    default: return script.language ?? Self.undetermined
    }
  }

  private var eastAsian: String {
    let (han, kana) = (letters[WritingScript.han.rawValue], letters[WritingScript.kana.rawValue])
    let hangul = letters[WritingScript.hangul.rawValue]
    if hangul > kana, hangul * 2 >= han { return "ko" }
    return kana * 10 > han + kana ? "ja" : "zh"
  }

  private var arabic: String {
    let all = letters[WritingScript.arabic.rawValue]
    // Retroflex letters, the other ye and he, and the noon without a dot.
    if count("\u{679}\u{688}\u{691}\u{6D2}\u{6BA}\u{6C1}\u{6BE}") * 50 > all { return "ur" }
    // Pe, che, zhe, gaf, and the Persian kaf and ye, against kaf, ye and their like.
    let persian = count("\u{67E}\u{686}\u{698}\u{6AF}\u{6A9}\u{6CC}")
    return persian > count("\u{643}\u{64A}\u{649}\u{629}") ? "fa" : "ar"
  }

  private func count(_ letters: String) -> Int {
    letters.unicodeScalars.reduce(0) { $0 + (tellingLetters[$1.value] ?? 0) }
  }

  /// The language whose words and letters there are most of, if it is ahead of the others.
  ///
  /// All in whole numbers, so that the order of adding up changes nothing.
  private var bestByWords: String? {
    var votes = [Votes](repeating: Votes(), count: FunctionWords.lists.count)
    for (word, number) in functionWords {
      count(FunctionWords.wordMasks[word] ?? 0, number, worth: 60, words: number, &votes)
    }
    for (letter, number) in tellingLetters {
      count(FunctionWords.letterMasks[letter] ?? 0, number, worth: 30, words: 0, &votes)
    }
    let order = votes.indices.sorted { (votes[$1].score, $0) < (votes[$0].score, $1) }
    let (best, second) = (votes[order[0]], votes[order[1]])
    guard best.kinds >= 2, best.words * 12 >= wordCount,
      best.score > second.score + max(29, second.score / 20)
    else { return nil }
    return FunctionWords.lists[order[0]].language
  }

  private struct Votes {
    var score = 0
    /// How many different words and letters there are, and how many words.
    var (kinds, words) = (0, 0)
  }

  private func count(
    _ mask: UInt32, _ number: Int, worth: Int, words: Int, _ votes: inout [Votes]
  ) {
    for language in votes.indices where mask & 1 << UInt32(language) != 0 {
      // What many languages share says little, and a ninth occurrence nothing new.
      votes[language].score += min(number, 8) * worth / mask.nonzeroBitCount
      votes[language].kinds += 1
      votes[language].words += words
    }
  }
}

extension Unicode.Scalar {
  /// The small letter of the same kind, for the alphabets whose words are looked up.
  fileprivate var smallLetter: UInt32 {
    switch value {
    case 0x41...0x5A, 0xC0...0xDE, 0x410...0x42F: value + 0x20
    case 0x400...0x40F: value + 0x50
    case 0x130: 0x69
    case 0x178: 0xFF
    case 0x139...0x148, 0x179...0x17E: value + (value & 1)
    case 0x100...0x177, 0x1E00...0x1EFF, 0x218...0x21B, 0x1A0: value | 1
    case 0x1AF: 0x1B0
    case 0x490: 0x491
    default: value
    }
  }
}
