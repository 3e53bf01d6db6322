// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Tokenization

/// What is not understood is refused by its name, and what is broken by what is wrong with it.
@Suite struct RefusedTokenizerTests {
  @Test(arguments: [
    (#""type": "BPE""#, #""type": "BPE", "dropout": 0.1"#, "dropout"),
    (
      #""type": "BPE""#, #""type": "BPE", "end_of_word_suffix": "</w>""#,
      "the option end_of_word_suffix"
    ),
    (
      #""type": "BPE""#, #""type": "BPE", "continuing_subword_prefix": "\#u{23}#""#,
      "the option continuing_subword_prefix"
    ),
    (#""normalizer": null"#, #""normalizer": {"type": "Nmt"}"#, "the normalizer Nmt"),
    (#""type": "ByteLevel""#, #""type": "BertPreTokenizer""#, "the pre-tokenizer BertPreTokenizer"),
    (#""post_processor": null"#, #""post_processor": {"type": "X"}"#, "the post-processor X"),
    (
      #"{"type": "ByteLevel""#, #"{"type": "Split", "pattern": {"String": "a"}, "behavior": "Odd""#,
      "the behavior Odd"
    ),
    (
      #"{"type": "ByteLevel""#, #"{"type": "Metaspace", "prepend_scheme": "odd""#,
      "the Metaspace scheme odd"
    ),
    (
      #"{"type": "ByteLevel""#,
      #"{"type": "Split", "pattern": {"Regex": "(?x)a"}, "behavior": "Isolated""#,
      "the option x in a regular expression"
    ),
  ])
  func whatIsNotImplementedIsNamed(old: String, new: String, name: String) {
    let text = SmallTokenizer.letters.text.replacing(old, with: new)
    #expect(text != SmallTokenizer.letters.text)
    #expect(
      throws: TokenizerError(path: "file", cause: .unsupported(name))
    ) { _ = try SmallTokenizer.model(text) }
  }

  @Test func aByteLevelVocabularyWithoutAllBytesDoesNotFallBack() {
    let bytes = (0...255).map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return "\"<0x\(digits.count == 1 ? "0" + digits : digits)>\": \(1000 + byte)"
    }
    let text = SmallTokenizer.letters.text
      .replacing(#""type": "BPE""#, with: #""type": "BPE", "byte_fallback": true"#)
      .replacing(#""a": 0"#, with: #""a": 0, "# + bytes.joined(separator: ", "))
    let cause = TokenizerError.Cause.unsupported(
      "byte_fallback with a byte-level vocabulary that lacks bytes")
    #expect(throws: TokenizerError(path: "file", cause: cause)) {
      _ = try SmallTokenizer.model(text)
    }
  }

  @Test(arguments: [
    (#""a": 0"#, #""a": 1"#, "gives the id 1 to two tokens"),
    (#""a": 0"#, #""a": -1"#, "has a token in its vocab whose id is none"),
    (#""a": 0"#, #""a": 99999999999"#, "has a token in its vocab whose id is none"),
    (#""a": 0"#, #""a": 0, "a": 17"#, "has the token with the id 0 twice"),
    (#""ab c""#, #""ab x""#, "has a merge of tokens not in its vocab (number 2)"),
    (#""ab c""#, #""abc""#, "has a merge that is not of two tokens (number 2)"),
    (#""ab c""#, #""ab ""#, "has a merge that is not of two tokens (number 2)"),
    (#""ab c""#, "7", "has a merge that is not of two tokens (number 2)"),
    (#""merges""#, #""mergers""#, "has no merges"),
    (
      #""post_processor": null"#,
      #""post_processor": {"type": "RobertaProcessing", "sep": ["b", 1], "cls": ["x", 7]}"#,
      "has a post-processor with the id 7, which no token has"
    ),
    (
      #""added_tokens": ["#,
      #""added_tokens": [{"content": "\#(String(repeating: "x", count: 1_025))"}"#,
      "has a token of more than 1024 bytes"
    ),
    (#""added_tokens": ["#, #""added_tokens": [{"id": 3}"#, "has an added token without a text"),
    (
      #"{"type": "ByteLevel""#,
      #"{"type": "Split", "pattern": {"Regex": "["}, "behavior": "Removed""#,
      "has a pattern with a bracket that is not closed"
    ),
    (
      #"{"type": "ByteLevel""#,
      #"{"type": "Split", "pattern": {"Regex": "("}, "behavior": "Removed""#,
      "has a pattern that cannot be compiled (U_REGEX_MISMATCHED_PAREN)"
    ),
  ])
  func whatIsBrokenIsSaid(old: String, new: String, reason: String) {
    let text = SmallTokenizer.letters.text.replacing(old, with: new)
    #expect(
      throws: TokenizerError(path: "file", cause: .malformed(reason))
    ) { _ = try SmallTokenizer.model(text) }
  }

  @Test func aModelOfAnotherKindSaysWhichKind() {
    for type in ["Unigram", "WordPiece"] {
      let text = SmallTokenizer.letters.text.replacing("BPE", with: type)
      expect(Array(text.utf8), .otherModel("a model of the type \(type)"))
    }
    for (type, name) in [(UInt8(1), "Unigram"), (3, "Word"), (4, "Char")] {
      let file = SentencePieceFile(pieces: [("a", 0, 1)], modelType: type)
      expect(file.bytes, .otherModel("a SentencePiece model of the kind \(name)"))
    }
    let mapped = SentencePieceFile(pieces: [("a", 0, 1)], characterMap: [1, 2, 3])
    expect(mapped.bytes, .unsupported("a SentencePiece model with a map of characters"))
    let collapsing = SentencePieceFile(pieces: [("a", 0, 1)], collapsesSpaces: true)
    expect(collapsing.bytes, .unsupported("a SentencePiece model that removes spaces"))
    let partial = SentencePieceFile(pieces: [("<0x41>", 0, 6)], fallsBackToBytes: true)
    expect(partial.bytes, .malformed("has 1 byte pieces, not 256"))
    expectPieces([("<0x4g>", 0, 6)], "has a byte piece that is not <0xNN> (id 0)")
    expectPieces([("a", 0, 1), ("", 0, 1)], "has a piece without a text (id 1)")
    expectPieces([("a", 0, 1), ("b", 0, 1), ("a", -1, 4)], "has the piece with the id 2 twice")
    expectPieces([("<0x41>", 0, 6), ("<0x41>", 0, 6)], "has the piece with the id 1 twice")
    expect(Array(mapped.bytes.dropLast()), .malformed("ends in the middle of a field"))
  }

  @Test func aRankFileSaysWhichLineIsWrong() {
    let profile = RankFileProfile(pattern: .gpt2, addedTokens: [])
    func expect(_ text: String, _ reason: String) {
      #expect(
        throws: TokenizerError(path: "file", cause: .malformed(reason))
      ) { _ = try SmallTokenizer.model(text, profile: profile) }
    }
    expect("YQ== 0\nYg== x\n", "line 2 is not a token in Base64 and a rank")
    expect("YQ== 0\n\nYg== 0\n", "line 3 gives the rank 0 a second time")
    expect("YQ== 0\nYg== 99999999\n", "line 2 has the rank 99999999, which is too high")
    expect("YQ== 0\nYQ== 1\n", "has the token with the id 0 twice")
  }

  @Test func addedTokensOfAProfileMayNotBeTooLong() {
    let long = AddedToken(id: 5, content: [UInt8](repeating: 60, count: 1_025), isSpecial: true)
    let profile = RankFileProfile(pattern: .gpt2, addedTokens: [long])
    #expect(
      throws: TokenizerError(path: "file", cause: .malformed("has a token of more than 1024 bytes"))
    ) { _ = try SmallTokenizer.model("YQ== 0\n", profile: profile) }
  }

  @Test func moreTokensThanCanBeAreRefusedBeforeTheirRulesAreSought() {
    // All are equal, which is found out when their rules are sought.
    let tokens = [[UInt8]](repeating: [UInt8](repeating: 0x61, count: 1_024), count: 1 << 14)
    let profile = RankFileProfile(pattern: .gpt2, addedTokens: [])
    #expect {
      try RankFile.definition(tokens, ranks: tokens.indices, idOffset: 0, profile)
    } throws: {
      guard case .malformed(let text) = $0 as? VocabularyFault else { return false }
      return text == "has more tokens than can be"
    }
  }

  @Test func waysToMergeTokensHaveALimit() {
    // Each way to part a run of one letter is a rule.
    let tokens = TokenBytes(TokenList((1...20).map { [UInt8](repeating: 0x61, count: $0) }))
    let ids = (0..<20).map(UInt32.init)
    #expect(throws: Never.self) { try MergeRule.all(ids, tokens, limit: 190) }
    #expect(throws: VocabularyFault.self) { try MergeRule.all(ids, tokens, limit: 189) }
  }

  @Test func aRankFileNeedsAProfile() {
    expect(Array("YQ== 0\n".utf8), .missingPattern)
  }

  @Test func whatIsNoTokenizerIsSaidSo() {
    expect(Array("{}".utf8), .unknownKind)
    expect(Array("hello".utf8), .unknownKind)
    expect([], .unknownKind)
    expect(Array(#"{"model": "#.utf8), .malformed("is not valid JSON"))
    let deep = #"{"model": "# + String(repeating: "[", count: 600)
    expect(Array(deep.utf8), .unsupported("JSON nested deeper than 512 levels"))
  }

  @Test func onlyOtherModelsAreToldThatTheyAreNoBytePairs() {
    func text(_ cause: TokenizerError.Cause) -> String {
      TokenizerError(path: "file", cause: cause).description
    }
    #expect(text(.unsupported("dropout")) == "file: dropout is not supported")
    #expect(
      text(.otherModel("a model of the type Unigram"))
        == "file: a model of the type Unigram is not supported; only byte-pair encodings are")
    #expect(
      text(.missingPattern)
        == "file: a rank file needs a model that says its pattern; name it with --model")
  }

  @Test func aPatternThatTakesForEverEndsInAnError() throws {
    var tokenizer = SmallTokenizer.letters
    tokenizer.preTokenizer =
      #"{"type": "Split", "pattern": {"Regex": "(a|aa)+\\z"}, "behavior": "Isolated"}"#
    var model = try SmallTokenizer.model(tokenizer.text)
    model.path = "file"
    let counter = TokenCounter(model)
    #expect(throws: TokenizerError(path: "file", cause: .slowPattern)) {
      try counter.count((String(repeating: "a", count: 200) + "b").utf8)
    }
  }

  @Test(arguments: [
    #"{"String": "a"}"#, #"{"Regex": "a"}"#, #"{"Regex": ""}"#,
  ])
  func textThatGrowsWithoutEndEndsInAnError(pattern: String) throws {
    var tokenizer = SmallTokenizer.letters
    let content = String(repeating: "a", count: 100)
    let step = #"{"type": "Replace", "pattern": \#(pattern), "content": "\#(content)"}"#
    let steps = repeatElement(step, count: 8).joined(separator: ", ")
    tokenizer.normalizer = #"{"type": "Sequence", "normalizers": [\#(steps)]}"#
    var model = try SmallTokenizer.model(tokenizer.text)
    model.path = "file"
    let counter = TokenCounter(model)
    #expect(throws: TokenizerError(path: "file", cause: .growingText)) {
      try counter.count("a".utf8)
    }
  }

  private func expectPieces(
    _ pieces: [(text: String, score: Float, kind: UInt8)], _ reason: String
  ) {
    expect(SentencePieceFile(pieces: pieces, fallsBackToBytes: true).bytes, .malformed(reason))
  }

  private func expect(_ bytes: [UInt8], _ cause: TokenizerError.Cause) {
    #expect(throws: TokenizerError(path: "file", cause: cause)) {
      _ = try SmallTokenizer.model(bytes)
    }
  }
}
