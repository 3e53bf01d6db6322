// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Tokenization

/// The flags of added tokens, and which token is found where several could be.
///
/// The model has every byte as a token, so what is no added token has the ids of its bytes.
@Suite struct AddedTokenTests {
  @Test func theLongestOfTheLeftmostIsFound() throws {
    #expect(
      try encode("a<b><bc>", [added("<b", 256), added("<b>", 257)]) == [97, 257, 256, 99, 62])
  }

  @Test func aTokenTakesTheSpaceThatItStrips() throws {
    let left = added("X", 88, lstrip: true)
    let right = added("X", 88, rstrip: true)
    #expect(try encode("a \u{3000}\n X b", [left]) == [97, 88, 32, 98])
    #expect(try encode("a X \u{85}\n b", [right]) == [97, 32, 88, 98])
    #expect(try encode("X X", [left]) == [88, 88])
    #expect(try encode("X X", [right]) == [88, 88])
  }

  @Test func aTokenOfSpaceIsFoundAgainInWhatAnotherTook() throws {
    let tokens = [added("X", 88, rstrip: true), added("  ", 256)]
    #expect(try encode("X    a", tokens) == [88, 256, 256, 97])
  }

  @Test func aWholeWordHasNoWordBesideIt() throws {
    let word = added("on", 256, singleWord: true)
    #expect(try encode("on-on", [word]) == [256, 45, 256])
    for neighbour in ["a", "_", "9", "é", "\u{301}", "\u{203F}", "\u{24B6}", "\u{200D}", "Ⅷ"] {
      let text = "on" + neighbour
      #expect(try encode(text, [word]) == text.utf8.map(TokenID.init))
    }
    for neighbour in ["²", "½", "。", "\u{200B}"] {
      #expect(try encode("on" + neighbour, [word]).first == 256)
    }
  }

  @Test func normalizedTokensAreSoughtInNormalizedText() throws {
    let lower = #"{"type": "Lowercase"}"#
    let normalized = added("AbC", 256, normalized: true)
    #expect(try encode("xABCx", [normalized], normalizer: lower) == [120, 256, 120])
    #expect(try encode("xABC", [added("AbC", 256)], normalizer: lower) == [120, 97, 98, 99])
  }

  @Test func normalizedTokensAreSoughtLast() throws {
    let tokens = [added("bc", 256), added("abcd", 257, normalized: true)]
    #expect(try encode("abcd", tokens) == [97, 256, 100])
    let apart = [added("b>", 256), added("<abcd>", 257, normalized: true)]
    #expect(try encode("<abcd><ab>", apart) == [257, 60, 97, 256])
  }

  @Test func theModelsIDsCountAndNotTheFiles() throws {
    let tokens = [
      added("a", 7), added("<x>", 4000), added("", 9), added("<x>", 1), added("<y>", 2),
    ]
    #expect(try encode("a<x><y>", tokens) == [97, 256, 257])
  }

  @Test func aTemplateSaysWhatStandsAroundATextAlone() throws {
    var tokenizer = SmallTokenizer.bytes
    tokenizer.postProcessor = """
      {"type": "Sequence", "processors": [{"type": "ByteLevel"}, {"type": "TemplateProcessing",
       "single": [{"SpecialToken": {"id": "a", "type_id": 0}}, {"Sequence": {"id": "A"}},
        {"SpecialToken": {"id": "bc", "type_id": 0}}],
       "special_tokens": {"a": {"ids": [97]}, "bc": {"ids": [98, 99]}}}]}
      """
    let model = try SmallTokenizer.model(tokenizer.text)
    #expect(model.prefix == [97])
    #expect(model.suffix == [98, 99])
  }

  private func encode(_ text: String, _ tokens: [String], normalizer: String = "null") throws
    -> [TokenID]
  {
    var tokenizer = SmallTokenizer.bytes
    tokenizer.addedTokens = tokens
    tokenizer.normalizer = normalizer
    return try tokenizer.encode(text)
  }

  private func added(
    _ content: String, _ id: Int, normalized: Bool = false, lstrip: Bool = false,
    rstrip: Bool = false, singleWord: Bool = false
  ) -> String {
    SmallTokenizer.added(
      content, id: id, normalized: normalized, lstrip: lstrip, rstrip: rstrip,
      singleWord: singleWord)
  }
}
