// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import Tokenization

/// Normalizers and pre-tokenizers one by one; the expected pieces are the reference's.
@Suite struct StepTests {
  @Test(arguments: [
    ("Removed", false, ["a", "b", "c"]), ("Isolated", false, ["-", "a", "-", "-", "b", "-", "c"]),
    ("MergedWithPrevious", false, ["-", "a-", "-", "b-", "c"]),
    ("MergedWithNext", false, ["-a", "-", "-b", "-c"]),
    ("Contiguous", false, ["-", "a", "--", "b", "-", "c"]),
    ("Removed", true, ["-", "-", "-", "-"]),
    ("MergedWithPrevious", true, ["-a", "-", "-b", "-c"]),
  ])
  func aSplitDoesWhatItsBehaviorSays(behavior: String, isInverted: Bool, pieces: [String]) throws {
    let step = """
      {"type": "Split", "pattern": {"String": "-"}, "behavior": "\(behavior)", \
      "invert": \(isInverted)}
      """
    #expect(try cut("-a--b-c", step) == pieces)
    #expect(try cut("-a--b-c", step.replacing("String", with: "Regex")) == pieces)
  }

  @Test func nothingIsFoundEverywhere() throws {
    let step = #"{"type": "Split", "pattern": {"String": ""}, "behavior": "Isolated"}"#
    #expect(try cut("aé", step) == ["a", "é"])
  }

  @Test func anEmptyMatchBehindAnotherIsNone() throws {
    let step = #"{"type": "Split", "pattern": {"Regex": "a*"}, "behavior": "MergedWithPrevious"}"#
    #expect(try cut("baac", step) == ["baa", "c"])
  }

  @Test(arguments: [
    (#"{"type": "Digits", "individual_digits": true}"#, ["a", "1", "2", "b "]),
    (#"{"type": "Digits"}"#, ["a", "12", "b "]),
    (#"{"type": "Whitespace"}"#, ["a12b"]), (#"{"type": "WhitespaceSplit"}"#, ["a12b"]),
    (#"{"type": "Metaspace", "replacement": "_", "prepend_scheme": "always"}"#, ["_a12b", "_"]),
    (#"{"type": "Metaspace", "replacement": "_", "add_prefix_space": false}"#, ["a12b", "_"]),
    (#"{"type": "ByteLevel"}"#, [" a", "12", "b", " "]),
    (#"{"type": "ByteLevel", "use_regex": false}"#, [" a12b "]),
  ])
  func aPreTokenizerCuts(step: String, pieces: [String]) throws {
    #expect(try cut("a12b ", step) == pieces)
  }

  @Test func punctuationIsWhatItWasInUnicode8() throws {
    #expect(
      try cut("a+b!c。d\u{2E43}", #"{"type": "Punctuation"}"#)
        == ["a", "+", "b", "!", "c", "。", "d\u{2E43}"])
  }

  @Test func aFirstMetaspaceIsPutBeforeTheTextOnly() throws {
    let steps = """
      {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"String": "-"}, \
      "behavior": "MergedWithNext"}, {"type": "Metaspace", "replacement": "_", \
      "prepend_scheme": "first", "split": false}]}
      """
    #expect(try cut("a-b-c", steps) == ["_a", "-b", "-c"])
    #expect(try cut(" a-b", steps) == ["_a", "-b"])
  }

  @Test(arguments: [
    (#"^b|a$"#, ["a", "\n", "b", "a"]), (#"\d{1,2}+"#, ["b\na\n", "123", "x"]),
    (#"\h+"#, ["g", "af"]),
    (#"[\p{Lu}&&[^B-Z]]"#, ["x", "A", "B"]), (#"\v"#, ["\n", "\u{B}", "\n"]), (#"{"#, ["a", "{"]),
  ])
  func aRegularExpressionMeansWhatItMeansToTheReference(pattern: String, pieces: [String]) throws {
    let escaped = pattern.replacing("\\", with: "\\\\")
    let step =
      #"{"type": "Split", "pattern": {"Regex": "\#(escaped)"}, "behavior": "Isolated"}"#
    #expect(try cut(pieces.joined(), step) == pieces)
  }

  @Test(arguments: [
    (#"{"type": "NFC"}"#, "é\u{301}"), (#"{"type": "NFD"}"#, "e\u{301}\u{301}"),
    (#"{"type": "Prepend", "prepend": "x"}"#, "xe\u{301}\u{301}"),
    (#"{"type": "Replace", "pattern": {"Regex": "\\p{M}+"}, "content": "-"}"#, "e-"),
    (#"{"type": "Replace", "pattern": {"String": "e"}, "content": ""}"#, "\u{301}\u{301}"),
  ])
  func aNormalizerRewrites(step: String, result: String) throws {
    #expect(try normalize("e\u{301}\u{301}", step) == result)
  }

  @Test func compatibilityFormsGoFurther() throws {
    #expect(try normalize("ﬁ①", #"{"type": "NFKC"}"#) == "fi1")
    #expect(try normalize("ＡÅ", #"{"type": "NFKD"}"#) == "AA\u{30A}")
  }

  @Test func charactersOfLaterVersionsAreNotNormalized() throws {
    // U+1133B came with Unicode 11 and has a combining class; the reference knows Unicode 9.
    #expect(try normalize("\u{301}\u{1133B}", #"{"type": "NFC"}"#) == "\u{301}\u{1133B}")
  }

  @Test func lowerCaseIsOfEachCharacterByItself() throws {
    #expect(try normalize("ΣΑΣ İ", #"{"type": "Lowercase"}"#) == "σασ i\u{307}")
  }

  @Test func aSequenceDoesOneStepAfterTheOther() throws {
    let steps = """
      {"type": "Sequence", "normalizers": [{"type": "Strip", "strip_left": true, \
      "strip_right": false}, {"type": "Lowercase"}]}
      """
    #expect(try normalize("\u{3000} A ", steps) == "a ")
    #expect(try normalize(" \n", #"{"type": "Strip"}"#) == "")
  }

  private func cut(_ text: String, _ step: String) throws -> [String] {
    let cutting = try PieceCutting(TokenizerSteps.preTokenizers(value(step)))
    return try cutting.pieces(of: AlignedText(Array(text.utf8)), isStart: true)
      .map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  private func normalize(_ text: String, _ step: String) throws -> String {
    let plan = try NormalizationPlan(TokenizerSteps.normalizers(value(step)))
    var text = AlignedText(Array(text.utf8))
    try plan.apply(to: &text)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private func value(_ step: String) throws -> JSONValue? {
    let document = JSONDocument()
    try #require(document.scan(text: Array(step.utf8)))
    return document.root
  }
}
