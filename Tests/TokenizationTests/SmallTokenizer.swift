// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Tokenization

/// A `tokenizer.json` of a few tokens, put together in a test.
struct SmallTokenizer {
  /// The tokens in the order of their ids, as the file spells them.
  var vocab: [String] = []
  /// Pairs with a space between.
  var merges: [String] = []
  /// More members of `model`, with a comma before each.
  var model = ""
  var normalizer = "null"
  var preTokenizer = "null"
  var postProcessor = "null"
  var addedTokens: [String] = []

  /// The bytes a, b and c, and what can be made of them.
  static let letters = SmallTokenizer(
    vocab: ["a", "b", "c", "ab", "abc", "Ġ", "Ġa"], merges: ["a b", "ab c", "Ġ a"],
    preTokenizer: #"{"type": "ByteLevel", "add_prefix_space": false, "use_regex": true}"#)

  /// Every byte a token, and no merges: the ids are the bytes.
  static let bytes = SmallTokenizer(
    vocab: (0..<256).map { byte in
      let isPlain =
        (0x21...0x7E).contains(byte) || (0xA1...0xAC).contains(byte) || byte >= 0xAE
      let before = (0..<byte).count { value in
        !((0x21...0x7E).contains(value) || (0xA1...0xAC).contains(value) || value >= 0xAE)
      }
      return String(Unicode.Scalar(UInt32(isPlain ? byte : 0x100 + before)) ?? "?")
    },
    preTokenizer: #"{"type": "ByteLevel", "add_prefix_space": false, "use_regex": false}"#)

  /// The file.
  var text: String {
    let entries = vocab.enumerated().map { quoted($1) + ": \($0)" }.joined(separator: ", ")
    let merges = merges.map(quoted).joined(separator: ", ")
    return """
      {"added_tokens": [\(addedTokens.joined(separator: ", "))], "normalizer": \(normalizer),
       "pre_tokenizer": \(preTokenizer), "post_processor": \(postProcessor),
       "model": {"type": "BPE", "vocab": {\(entries)}, "merges": [\(merges)]\(model)}}
      """
  }

  func counter() throws -> TokenCounter { try Self.counter(text) }

  /// Returns the ids of a text, and checks that counting comes to their number.
  func encode(_ text: String) throws -> [TokenID] {
    let counter = try counter()
    let ids = try counter.encode(text.utf8)
    #expect(try counter.count(text.utf8) == ids.count)
    return ids
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Returns an added token for `addedTokens`.
  static func added(
    _ content: String, id: Int, special: Bool = false, normalized: Bool = false,
    lstrip: Bool = false, rstrip: Bool = false, singleWord: Bool = false
  ) -> String {
    """
    {"id": \(id), "content": "\(content)", "special": \(special), "normalized": \(normalized), \
    "lstrip": \(lstrip), "rstrip": \(rstrip), "single_word": \(singleWord)}
    """
  }

  /// Loads a file of any kind.
  static func model(_ text: String, profile: RankFileProfile? = nil) throws -> TokenizerModel {
    try model(Array(text.utf8), profile: profile)
  }

  static func model(_ bytes: [UInt8], profile: RankFileProfile? = nil) throws -> TokenizerModel {
    do throws(VocabularyFault) {
      let definition = try TokenizerDefinition(FlatArray(bytes), profile: profile)
      return try TokenizerModel(definition, CompiledVocabulary(definition))
    } catch {
      throw error.error("file")
    }
  }

  static func counter(_ text: String, profile: RankFileProfile? = nil) throws -> TokenCounter {
    TokenCounter(try model(text, profile: profile))
  }
}
