// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing
import Tokenization

@testable import TuningData

/// The token before every plain text, which rank files say nothing of.
@Suite struct TokenizerPrefixTests {
  @Test func `The prefix of a family stands before plain text of its rank file`() throws {
    let source = try source("prefix: <s>", "{256: <s>}")
    #expect(source.prefix?.id == 256)
    let ranks = (0..<256).map { "\(Data([UInt8($0)]).base64EncodedString()) \($0)\n" }.joined()
    try SyntheticTokenizer.withFolder(["small.tiktoken": ranks]) { folder in
      let path = "\(folder)/small.tiktoken"
      let bare = try Tokenizer(path: path, profile: source.rankFileProfile)
      #expect(bare.prefix == [])
      let tokenizer = bare.completed(by: source, path: path)
      #expect(tokenizer.prefix == [256])
      #expect(
        TokenSetup(source: .tokenizer(tokenizer, path: path), plan: .init()).surroundingTokens == 1)
      // A tokenizer.json says it itself; another vocabulary has another token there.
      #expect(bare.completed(by: source, path: "tokenizer.json").prefix == [])
      let other = try self.source("prefix: <s>", "{255: <s>}")
      #expect(bare.completed(by: other, path: path).prefix == [])
    }
  }

  @Test func `A prefix is a special token`() {
    #expect(throws: YAMLError.self) { try source("prefix: <t>", "{256: <s>}") }
  }

  @Test func `Families have the prefix that their estimates count`() throws {
    for tokenizer in try ModelCatalogue.embedded().tokenizers where tokenizer.prefix != nil {
      #expect(TokenEstimator.Table.named(tokenizer.name).surroundingTokens == 1)
    }
    let llama = try ModelCatalogue.embedded().tokenizers.first { $0.name == "llama3" }
    #expect(llama?.prefix?.text == "<|begin_of_text|>")
  }

  private func source(_ line: String, _ tokens: String) throws -> TokenizerSource {
    let text = """
      name: small
      files: [{path: small.tiktoken, format: tiktoken}]
      pattern: gpt2
      estimator-family: gpt2
      \(line)
      special-tokens: \(tokens)
      verified: false
      source: made up
      """
    return try TokenizerSource(
      YAMLMapping(
        YAMLParser.parse(text, file: "a.yaml"), file: "a.yaml", keys: TokenizerSource.keys))
  }
}
