// SPDX-License-Identifier: Apache-2.0

internal import RandomInput

/// Writes text as people and models write it: sentences, paragraphs, lists, headings, code.
struct Prose {
  private let language: Language
  private let hasEmoji: Bool

  private static let emoji = ["😀", "👍", "🎉", "🚀", "❤️", "👩‍💻", "🇩🇪", "✅", "🙏🏽", "🔥"].map {
    Array($0.utf8)
  }

  init(_ language: Language, hasEmoji: Bool = false) {
    self.language = language
    self.hasEmoji = hasEmoji
  }

  /// Appends blocks of several kinds until about `length` bytes are written.
  func appendAnswer(length: Int, to text: inout [UInt8], with random: inout SplitMix64) {
    let end = text.count + length
    repeat {
      switch random.number(below: 100) {
      case ..<72:
        let paragraphEnd = min(end, text.count + random.number(in: 150...700))
        appendParagraph(upTo: paragraphEnd, to: &text, with: &random)
      case ..<84: appendList(to: &text, with: &random)
      case ..<90: appendHeading(to: &text, with: &random)
      default: appendCode(to: &text, with: &random)
      }
      if text.count < end { text += "\n\n".utf8 }
    } while text.count < end
  }

  /// Appends sentences until the text is about `end` bytes long.
  func appendParagraph(upTo end: Int, to text: inout [UInt8], with random: inout SplitMix64) {
    appendSentence(to: &text, with: &random)
    while text.count < end {
      text += language.space
      appendSentence(to: &text, with: &random)
    }
  }

  /// Appends one sentence, now and then with a quotation, a number or an emoji in it.
  func appendSentence(to text: inout [UInt8], with random: inout SplitMix64) {
    let start = text.count
    appendPhrases(random.number(in: 2...8), to: &text, with: &random)
    capitalize(&text, at: start)
    if random.chance(percent: 7) { appendQuotation(to: &text, with: &random) }
    if random.chance(percent: 8) { appendNumber(to: &text, with: &random) }
    text += random.pick(language.sentenceEnds)
    guard hasEmoji, random.chance(percent: 15) else { return }
    text.append(UInt8(ascii: " "))
    text += random.pick(Self.emoji)
  }

  /// Appends `count` phrases of two to four words.
  func appendPhrases(_ count: Int, to text: inout [UInt8], with random: inout SplitMix64) {
    for position in 0..<count {
      if position > 0 { text += language.space }
      language.phrases.appendPhrase(random.next(), to: &text)
    }
  }
}

extension Prose {
  private func appendQuotation(to text: inout [UInt8], with random: inout SplitMix64) {
    text += language.space
    text += language.quotes.opening
    appendPhrases(random.number(in: 1...2), to: &text, with: &random)
    text += language.quotes.closing
  }

  private func appendNumber(to text: inout [UInt8], with random: inout SplitMix64) {
    text += language.space
    text += String(random.number(below: 3000)).utf8
    guard random.chance(percent: 30) else { return }
    text += ".".utf8
    text += String(random.number(below: 100)).utf8
    text += random.chance(percent: 50) ? "%".utf8 : "".utf8
  }

  private func appendList(to text: inout [UInt8], with random: inout SplitMix64) {
    let isNumbered = random.chance(percent: 50)
    let isBold = random.chance(percent: 40)
    for item in 1...random.number(in: 3...8) {
      if item > 1 { text.append(UInt8(ascii: "\n")) }
      text += isNumbered ? "\(item). ".utf8 : "- ".utf8
      if isBold {
        text += "**".utf8
        appendPhrases(1, to: &text, with: &random)
        text += "**: ".utf8
      }
      appendSentence(to: &text, with: &random)
    }
  }

  private func appendHeading(to text: inout [UInt8], with random: inout SplitMix64) {
    text += "## ".utf8
    let start = text.count
    appendPhrases(random.number(in: 1...2), to: &text, with: &random)
    capitalize(&text, at: start)
  }

  private func appendCode(to text: inout [UInt8], with random: inout SplitMix64) {
    let sample = random.pick(Code.samples)
    text += "```".utf8
    text += sample.language
    for line in sample.lines {
      text.append(UInt8(ascii: "\n"))
      for byte in line {
        guard byte == UInt8(ascii: "@") else {
          text.append(byte)
          continue
        }
        Language.english.vocabulary.appendWord(random.next(), to: &text)
      }
    }
    text += "\n```".utf8
  }

  private func capitalize(_ text: inout [UInt8], at position: Int) {
    guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[position]) else { return }
    text[position] &= ~0x20
  }
}
