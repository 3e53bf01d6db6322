// SPDX-License-Identifier: Apache-2.0

import Testing
import Tokenization

@testable import TuningData

@Suite struct TokenizerSourceTests {
  private let catalogue: ModelCatalogue

  init() throws {
    catalogue = try .embedded()
  }

  @Test func `Every model that can be tuned has a tokenizer and a place to fetch it from`() {
    for model in catalogue.profiles where [.current, .currentLimitsUnknown].contains(model.status) {
      #expect(model.tokenizer != nil, "\(model.id)")
      #expect(model.hub?.files.isEmpty == false, "\(model.id)")
    }
  }

  @Test func `Every tokenizer has a table of estimates that cuts as it does`() {
    for tokenizer in catalogue.tokenizers {
      let table = TokenEstimator.Table.named(tokenizer.name)
      #expect(table.name.hasPrefix(tokenizer.name) && table.errorPercent < 30, "\(tokenizer.name)")
      if let pattern = tokenizer.pattern { #expect(table.pattern == pattern.known) }
      #expect(table.isNormalized == (tokenizer.normalizer == .nfc), "\(tokenizer.name)")
    }
  }

  @Test func `The service's own ids lead to the repositories of the vendors`() throws {
    let model = try find("meta-llama/Llama-3.3-70B-Instruct-Reference")
    #expect(model.hub?.name == "meta-llama/Llama-3.3-70B-Instruct")
    #expect(model.hub?.isGated == true)
    #expect(try find("google/gemma-4-31B-it-VLM").hub?.name == "google/gemma-4-31B-it")
    let files = try find("moonshotai/Kimi-K2.6").hub?.files.map(\.path)
    #expect(files == ["tiktoken.model", "tokenizer_config.json"])
  }

  @Test(arguments: [
    ("llama3", 128_000, "<|begin_of_text|>"), ("llama3", 128_009, "<|eot_id|>"),
    ("llama3", 128_255, "<|reserved_special_token_245|>"), ("llama4", 200_008, "<|eot|>"),
    ("llama4", 200_018, "<|finetune_right_pad|>"),
    ("llama4", 200_079, "<|text_post_train_reserved_special_token_68|>"),
    ("llama4", 201_133, "<|vision_reserved_special_token_1047|>"),
    ("llama4", 202_047, "<|reserved_special_token_903|>"), ("qwen3", 151_644, "<|im_start|>"),
    ("qwen3", 151_668, "</think>"), ("gpt-oss", 200_007, "<|end|>"),
    ("gpt-oss", 200_017, "<|reserved_200017|>"), ("kimi-k2", 163_594, "<|im_system|>"),
    ("kimi-k2", 163_837, "<|reserved_token_163837|>"), ("glm4", 151_336, "<|user|>"),
  ])
  func `Added tokens have the ids of the vendors`(_ name: String, _ id: Int, _ text: String) throws
  {
    #expect(try tokenizer(name).addedTokens.first { $0.id == id }?.text == text)
  }

  @Test(arguments: [
    ("llama3", 128_000, 256), ("llama4", 200_000, 2048), ("qwen2.5", 151_643, 22),
    ("qwen3", 151_643, 26), ("gpt-oss", 199_998, 21), ("kimi-k2", 163_584, 256),
    ("glm4", 151_329, 36),
  ])
  func `Added tokens follow the vocabulary without gaps`(
    _ name: String, _ first: Int, _ count: Int
  ) throws {
    #expect(try tokenizer(name).addedTokens.map(\.id) == Array(first..<first + count))
  }

  @Test func `No text belongs to two tokens`() {
    for tokenizer in catalogue.tokenizers {
      let tokens = tokenizer.addedTokens
      #expect(Set(tokens.map(\.text)).count == tokens.count, "\(tokenizer.name)")
      #expect(tokens.count == tokenizer.addedTokenCount)
    }
  }

  @Test func `Markup that models read as text is not special`() throws {
    let tokens = try tokenizer("qwen3").addedTokens
    #expect(tokens.count(where: \.isSpecial) == 14)
    #expect(tokens.first { $0.text == "<think>" }?.isSpecial == false)
    #expect(tokens.first { $0.text == "<|im_end|>" }?.isSpecial == true)
  }

  @Test func `Variants of a vocabulary share its folder`() throws {
    for name in ["qwen2", "qwen2.5", "qwen3"] {
      let tokenizer = try tokenizer(name)
      #expect(tokenizer.folder == "qwen")
      #expect(tokenizer.files.map(\.path) == ["qwen.tiktoken"])
      #expect(tokenizer.normalizer == .nfc)
      #expect(tokenizer.ignoresMerges == false)
    }
    #expect(try tokenizer("gpt-oss").folder == "o200k")
  }

  @Test func `What was never seen is not called verified and has no hash`() throws {
    #expect(
      catalogue.tokenizers.filter { !$0.isVerified }.map(\.name).sorted() == [
        "glm-5", "glm4", "kimi-k2", "nemotron-3",
      ])
    for tokenizer in catalogue.tokenizers where !tokenizer.isVerified {
      #expect(tokenizer.files.allSatisfy { $0.sha256 == nil })
    }
  }

  private func find(_ id: String) throws -> ModelProfile {
    guard case .found(let model) = catalogue.lookup(id) else { throw Missing(name: id) }
    return model
  }

  private func tokenizer(_ name: String) throws -> TokenizerSource {
    guard let tokenizer = catalogue.tokenizers.first(where: { $0.name == name }) else {
      throw Missing(name: name)
    }
    return tokenizer
  }

  private struct Missing: Error {
    let name: String
  }
}
