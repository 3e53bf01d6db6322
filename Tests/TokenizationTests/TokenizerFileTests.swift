// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Tokenization

/// The kinds of files that tokenizers come in.
@Suite struct TokenizerFileTests {
  @Test func aByteLevelFileMergesByRank() throws {
    #expect(try SmallTokenizer.letters.encode("abcab a b") == [4, 3, 6, 5, 1])
  }

  @Test func mergesMayBePairs() throws {
    let text = SmallTokenizer.letters.text.replacing(#""a b""#, with: #"["a", "b"]"#)
    #expect(try SmallTokenizer.counter(text).encode("ab".utf8) == [3])
  }

  @Test func aMergeThatLooksLikeAVersionIsAComment() throws {
    var tokenizer = SmallTokenizer.letters
    tokenizer.merges.insert("#version: 0.2", at: 0)
    #expect(try tokenizer.encode("ab") == [3])
  }

  @Test func bytesWithoutTokensAreDroppedOrUnknown() throws {
    var tokenizer = SmallTokenizer.letters
    #expect(try tokenizer.encode("axxa") == [0, 0])
    tokenizer.model = #", "unk_token": "c""#
    #expect(try tokenizer.encode("axxa") == [0, 2, 2, 0])
    tokenizer.model += #", "fuse_unk": true"#
    #expect(try tokenizer.encode("axxa") == [0, 2, 0])
  }

  @Test(arguments: [true, false])
  func aDroppedCharacterKeepsNoOthersApart(isByteLevel: Bool) throws {
    let steps = isByteLevel ? SmallTokenizer.bytes.preTokenizer : "null"
    let tokenizer = SmallTokenizer(
      vocab: ["a", "b", "ab"], merges: ["a b"], preTokenizer: steps)
    #expect(try tokenizer.encode("a-b") == [2])
    #expect(try tokenizer.encode("-語-ab-") == [2])
    var places: [Range<Int>] = []
    try tokenizer.counter().encode("-a--ba-".utf8) { places.append($1) }
    #expect(places == [1..<5, 5..<6])
  }

  @Test(arguments: [true, false])
  func anUnknownTokenMayBeMerged(isByteLevel: Bool) throws {
    let steps = isByteLevel ? SmallTokenizer.bytes.preTokenizer : "null"
    let tokenizer = SmallTokenizer(
      vocab: ["a", "b", "ab"], merges: ["a b"], model: #", "unk_token": "b""#, preTokenizer: steps)
    #expect(try tokenizer.encode("a-b") == [2, 1])
    var places: [Range<Int>] = []
    try tokenizer.counter().encode("b語a".utf8) { places.append($1) }
    #expect(places.last == 4..<5)
  }

  @Test func ignoringMergesTakesTokensWhole() throws {
    var tokenizer = SmallTokenizer.letters
    tokenizer.vocab.append("ca")
    #expect(try tokenizer.encode("ca") == [2, 0])
    tokenizer.model = #", "ignore_merges": true"#
    #expect(try tokenizer.encode("ca") == [7])
    #expect(try tokenizer.encode("cac") == [2, 0, 2])
  }

  @Test func characterFilesFallBackToBytes() throws {
    let bytes = (0..<256).map { "<0x" + hexadecimal($0) + ">" }
    let tokenizer = SmallTokenizer(
      vocab: ["<unk>"] + bytes + ["▁", "é", "▁é"], merges: ["▁ é"],
      model: #", "byte_fallback": true, "unk_token": "<unk>", "fuse_unk": true"#,
      normalizer: #"{"type": "Replace", "pattern": {"String": " "}, "content": "▁"}"#)
    #expect(try tokenizer.encode(" é語é") == [259, 1 + 0xE8, 1 + 0xAA, 1 + 0x9E, 258])
  }

  @Test func unknownCharactersAreOneTokenWhenFused() throws {
    var tokenizer = SmallTokenizer(
      vocab: ["<unk>", "a"], model: #", "unk_token": "<unk>", "fuse_unk": true"#)
    #expect(try tokenizer.encode("語語a語") == [0, 1, 0])
    tokenizer.model = #", "unk_token": "<unk>""#
    #expect(try tokenizer.encode("語語a語") == [0, 0, 1, 0])
  }

  @Test func aRankFileTakesItsPatternFromTheProfile() throws {
    let lines = ["a", "b", " ", "ab", " a"].enumerated().map { "\(base64($1)) \($0)" }
    let end = AddedToken(id: 5, content: Array("<end>".utf8), isSpecial: true)
    let profile = RankFileProfile(pattern: .cl100k, addedTokens: [end])
    let counter = try SmallTokenizer.counter(
      lines.joined(separator: "\r\n") + "\n", profile: profile)
    #expect(try counter.encode("ab ab<end>ba".utf8) == [3, 2, 3, 5, 1, 0])
    #expect(try counter.count("ab ab<end>ba".utf8) == 6)
  }

  @Test func aTekkenFileStartsWithSpecialTokens() throws {
    let entries = ["a", "b", "ab", "c"].enumerated().map {
      #"{"rank": \#($0), "token_bytes": "\#(base64($1))", "token_str": null}"#
    }
    let pattern = try #require(tekkenPattern)
    let text = """
      {"config": {"pattern": "\(pattern)", "default_vocab_size": 6, \
      "default_num_special_tokens": 3}, "vocab": [\(entries.joined(separator: ","))]}
      """
    let counter = try SmallTokenizer.counter(text)
    // The fourth entry is beyond the size of the vocabulary.
    #expect(try counter.encode("abc<s>".utf8) == [5, 1])
    let twice = text.replacing(#""rank": 1"#, with: #""rank": 0"#)
    #expect(
      throws: TokenizerError(path: "file", cause: .malformed("gives the rank 0 to two tokens"))
    ) { try SmallTokenizer.model(twice) }
  }

  @Test func aSentencePieceModelPutsASpaceBeforeTheText() throws {
    let model = SentencePieceFile(
      pieces: [
        ("<unk>", 0, 2), ("<s>", 0, 3), ("▁", -3, 1), ("a", -4, 1), ("b", -5, 1), ("ab", -2, 1),
        ("▁ab", -1, 1),
      ])
    let counter = TokenCounter(try SmallTokenizer.model(model.bytes))
    #expect(try counter.encode("ab".utf8) == [6])
    #expect(try counter.encode("b ab語語<s>a".utf8) == [2, 4, 6, 0, 1, 2, 3])
  }

  @Test func bytePiecesAreKnownByTheirTexts() throws {
    let bytes = (0..<256).reversed().map { ("<0x" + hexadecimal($0) + ">", Float(0), UInt8(6)) }
    let model = SentencePieceFile(
      pieces: [("<unk>", 0, 2)] + bytes + [("▁", -1, 1)], fallsBackToBytes: true)
    let counter = TokenCounter(try SmallTokenizer.model(model.bytes))
    #expect(try counter.encode("A".utf8) == [257, 256 - 0x41])
    #expect(try counter.count("AAAAAAAAAAAAAA".utf8) == 15)
    // A short piece of more than fifteen tokens, twice.
    #expect(try counter.count("語語語語語語語".utf8) == 22)
    #expect(try counter.count("語語語語語語語".utf8) == 22)
  }

  @Test(arguments: [
    (["bc", "ab"], [0, 0], "abc", ["ab", "c"]),
    (["ab", "bc"], [0, 0], "abc", ["ab", "c"]),
    (["bc", "ab"], [-1, -2], "abc", ["a", "bc"]),
    (["abc", "bc", "ab"], [0, 0, 0], "abcbc", ["abc", "bc"]),
    (["aa", "aaa"], [0, 0], "aaaaa", ["aaa", "aa"]),
  ])
  func ofEqualScoresTheLeftmostPairGoesFirst(
    pieces: [String], scores: [Float], text: String, expected: [String]
  ) throws {
    let list = zip(pieces + ["a", "b", "c", "▁"], scores + [-9, -9, -9, -9]).map {
      ($0, $1, UInt8(1))
    }
    let model = try SmallTokenizer.model(SentencePieceFile(pieces: list).bytes)
    let counter = TokenCounter(model)
    let ids = try counter.encode(text.utf8)
    let found = ids.map { String(decoding: model.vocabulary.tokens[UInt32($0)], as: UTF8.self) }
    #expect(found == ["▁"] + expected)
    #expect(try counter.count(text.utf8) == ids.count)
  }

  @Test func aFileIsReadAndItsTokensToldApart() throws {
    let path = NSTemporaryDirectory() + "jsonl-tools-\(UUID().uuidString).json"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var file = SmallTokenizer.letters
    file.addedTokens = [
      SmallTokenizer.added("<s>", id: 7, special: true), SmallTokenizer.added("<x>", id: 8),
    ]
    try Data(file.text.utf8).write(to: URL(fileURLWithPath: path))
    let tokenizer = try Tokenizer(path: path)
    #expect(tokenizer.tokenCount == 9)
    #expect(tokenizer.decode([6, 7, 4]) == Array(" a<s>abc".utf8))
    #expect(tokenizer.bytes(of: 9) == nil)
    let plain = try Tokenizer(path: path, specialTokens: .plain)
    #expect(try plain.makeCounter().encode("a<s><x>".utf8) == [0, 8])
  }

  private func hexadecimal(_ value: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }

  private func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

  /// Tekken's pattern as a JSON string has it.
  private var tekkenPattern: String? {
    let text =
      #"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|"#
      + #"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|\p{N}|"#
      + #" ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"#
    return text.replacing("\\", with: "\\\\")
  }
}
