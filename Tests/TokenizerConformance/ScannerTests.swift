// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Tokenization

/// The scanners of known patterns against the reference's regular expressions.
@Suite(.serialized, .enabled(if: Vocabularies.isAvailable, Vocabularies.advice))
struct ScannerTests {
  @Test(arguments: PatternTexts.all)
  func aScannerCutsAsItsPattern(pattern: PatternTexts) throws {
    let reference = try ReferenceTokenizer("pipeline-json", pattern.pipeline)
    let comparison = Comparison(
      ours: { text in pattern.pattern.pieces(of: text).map { Int32($0.upperBound) } },
      theirs: { try reference.pieces($0) })
    let name = pattern.pattern.rawValue
    try comparison.run(ConformanceTexts.everyCodePoint(after: Self.contexts), name)
    try comparison.run(ConformanceTexts.everyCodePoint(after: ["a", " '"], before: "1b"), name)
    try comparison.run(ConformanceTexts.all, name)
  }

  private static let contexts = ["", " ", "a", "A", "1", "'", ".", "\n", " \n ", "\u{301}", "語"]
}

/// A pattern as tokenizer files state it.
struct PatternTexts: Sendable, CustomTestStringConvertible {
  var pattern: KnownPattern
  var texts: [String]

  var testDescription: String { pattern.rawValue }

  /// The pattern as steps in a `tokenizer.json`.
  var pipeline: String {
    let steps = texts.map { text in
      [
        "type": "Split", "pattern": ["Regex": text], "behavior": "Isolated", "invert": false,
      ] as [String: any Sendable]
    }
    let pipeline: [String: any Sendable] = [
      "normalizer": NSNull(),
      "pre_tokenizer": ["type": "Sequence", "pretokenizers": steps] as [String: any Sendable],
    ]
    let data = try? JSONSerialization.data(withJSONObject: pipeline)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  static let all: [PatternTexts] = [
    PatternTexts(
      pattern: .gpt2,
      texts: [#"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"#]),
    PatternTexts(
      pattern: .cl100k,
      texts: [
        contraction + #"[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|"# + spaces
      ]),
    // The reference knows no `$` at the end of the text, nor what possessive braces are elsewhere.
    PatternTexts(
      pattern: .cl100kTrailing,
      texts: [
        #"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}| ?[^\s\p{L}\p{N}]++[\r\n]*+|"#
          + #"\s++\z|\s*[\r\n]|\s+(?!\S)|\s"#
      ]),
    PatternTexts(
      pattern: .qwen2,
      texts: [
        contraction + #"[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|"# + spaces
      ]),
    PatternTexts(
      pattern: .qwen35,
      texts: [
        contraction
          + #"[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|"# + spaces
      ]),
    PatternTexts(
      pattern: .o200k,
      texts: [words(with: suffix) + #"\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|"# + spaces]),
    PatternTexts(
      pattern: .tekken, texts: [words(with: "") + #"\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|"# + spaces]),
    PatternTexts(
      pattern: .kimi,
      texts: [
        #"[\p{Han}]+|"# + words(with: suffix, in: #"&&[^\p{Han}]"#)
          + #"\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|"# + spaces
      ]),
    PatternTexts(
      pattern: .deepSeekV3,
      texts: [
        #"\p{N}{1,3}"#, "[一-龥぀-ゟ゠-ヿ]+",
        ##"[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+|"##
          + #" ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"#,
      ]),
  ]

  private static let contraction = #"(?i:'s|'t|'re|'ve|'m|'ll|'d)|"#
  private static let suffix = #"(?i:'s|'t|'re|'ve|'m|'ll|'d)?"#
  private static let spaces = #"\s*[\r\n]+|\s+(?!\S)|\s+"#

  private static func words(with suffix: String, in set: String = "") -> String {
    let before = #"[^\r\n\p{L}\p{N}]?"#
    let upper = #"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}"# + set + "]"
    let lower = #"[\p{Ll}\p{Lm}\p{Lo}\p{M}"# + set + "]"
    return before + upper + "*" + lower + "+" + suffix + "|"
      + before + upper + "+" + lower + "*" + suffix + "|"
  }
}
