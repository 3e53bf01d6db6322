// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Tokenization

/// The ids of many texts against those of the reference implementations.
@Suite(.serialized, .enabled(if: Vocabularies.isAvailable, Vocabularies.advice))
struct TokenIDTests {
  @Test(arguments: Vocabularies.files)
  func everyTokenizerFileEncodesAsTheReference(path: String) throws {
    try compare(
      try Tokenizer(path: path), with: ReferenceTokenizer("tokenizer-json", path), path)
  }

  @Test(arguments: Vocabularies.twins)
  func everyVendorsFileEncodesAsTheReference(twin: Vocabularies.Twin) throws {
    let path = Vocabularies.reference(twin.reference)
    try compare(
      try Tokenizer(path: twin.path, profile: twin.profile()),
      with: ReferenceTokenizer("tokenizer-json", path), twin.path)
  }

  @Test(arguments: ["mistral-v1", "mistral-v2", "mistral-v3", "mistral-v7"])
  func everySentencePieceModelEncodesAsItsLibrary(name: String) throws {
    let path = Vocabularies.source(name + "/tokenizer.model")
    try compare(
      try Tokenizer(path: path, specialTokens: .plain),
      with: ReferenceTokenizer("sentencepiece", path), path)
  }

  @Test func tekkenEncodesAsMistralsLibrary() throws {
    let path = Vocabularies.source("mistral-tekken/tekken.json")
    try compare(
      try Tokenizer(path: path, specialTokens: .plain), with: ReferenceTokenizer("tekken", path),
      path, knownToAll)
  }

  @Test(
    arguments: Vocabularies.twins.filter { $0.path.hasSuffix("ken") || $0.reference == "llama3" })
  func everyRankFileEncodesAsTiktoken(twin: Vocabularies.Twin) throws {
    let pattern = try #require(twin.pattern)
    let text = try #require(PatternTexts.all.first { $0.pattern == pattern }?.texts.first)
    let argument: [String: String] = ["path": twin.path, "pattern": text]
    let json = String(decoding: try JSONEncoder().encode(argument), as: UTF8.self)
    try compare(
      try Tokenizer(
        path: twin.path, profile: RankFileProfile(pattern: pattern, addedTokens: [])),
      with: ReferenceTokenizer("tiktoken", json), twin.path, knownToAll)
  }

  /// Texts of characters that are the same in all versions of Unicode that the references have:
  /// tiktoken's tables are newer.
  private var knownToAll: [[UInt8]] {
    // Its regular expressions give up on runs of tens of thousands of characters.
    ConformanceTexts.all.filter { text in
      text.count <= 5_000
        && String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
          scalar.properties.age.map { $0.major <= 15 } ?? (scalar.value >= 0xE0000)
        }
    }
  }

  /// Compares ids, and checks that counting comes to their number.
  private func compare(
    _ tokenizer: Tokenizer, with reference: ReferenceTokenizer, _ name: String,
    _ texts: [[UInt8]] = ConformanceTexts.all
  ) throws {
    let counter = tokenizer.makeCounter()
    let comparison = Comparison(
      ours: { text in
        let ids = try counter.encode(text)
        #expect(try counter.count(text) == ids.count)
        return ids
      },
      theirs: { try reference.encode($0) })
    try comparison.run(texts, name)
  }
}
