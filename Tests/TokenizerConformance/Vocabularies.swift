// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import Testing

@testable import Tokenization

/// The vocabularies at hand: those of `make tokenizers`, and the same in the form of the reference.
enum Vocabularies {
  private static let cache: String = {
    let environment = ProcessInfo.processInfo.environment
    let folder = environment["XDG_CACHE_HOME"] ?? NSHomeDirectory() + "/.cache"
    return folder + "/jsonl-tools/"
  }()

  static func source(_ path: String) -> String { cache + "tokenizers/" + path }
  static func reference(_ name: String) -> String { cache + "reference/\(name)/tokenizer.json" }

  /// Why tests are skipped; nil when all is there and the build is fast enough.
  static let isAvailable: Bool = {
    #if DEBUG
      return false
    #else
      return ReferenceTokenizer.isInstalled
        && FileManager.default.fileExists(atPath: reference("llama3"))
    #endif
  }()

  static let advice: Comment =
    "needs a release build, make tokenizers, scripts/make-reference-tokenizers and scripts/python-environment conformance"

  /// Every `tokenizer.json` at hand.
  static let files =
    ["llama3", "llama4", "qwen3", "gpt-oss", "cl100k", "mistral-tekken"].map(reference)
    + ["mistral-v1", "mistral-v1-legacy", "mistral-v3"].map(reference)
    + ["deepseek-v3", "deepseek-v4", "gemma3"].map { source($0 + "/tokenizer.json") }

  /// A vocabulary in the vendor's form, and the reference that has the same.
  struct Twin: Sendable, CustomTestStringConvertible {
    var path: String
    var reference: String
    var pattern: KnownPattern?
    var isNormalized = false

    var testDescription: String { reference }

    /// What the vendor's file leaves unsaid, with the added tokens of the reference.
    func profile() throws -> RankFileProfile? {
      guard let pattern else { return nil }
      let tokenizer = try Tokenizer(path: Vocabularies.reference(reference))
      return RankFileProfile(
        pattern: pattern, addedTokens: tokenizer.addedTokens, isNormalized: isNormalized)
    }
  }

  static let twins = [
    Twin(path: source("llama3/tokenizer.model"), reference: "llama3", pattern: .cl100k),
    Twin(path: source("llama4/tokenizer.model"), reference: "llama4", pattern: .o200k),
    Twin(
      path: source("qwen/qwen.tiktoken"), reference: "qwen3", pattern: .qwen2, isNormalized: true),
    Twin(path: source("o200k/o200k_base.tiktoken"), reference: "gpt-oss", pattern: .o200k),
    Twin(path: source("cl100k/cl100k_base.tiktoken"), reference: "cl100k", pattern: .cl100k),
    Twin(path: source("mistral-tekken/tekken.json"), reference: "mistral-tekken"),
    Twin(path: source("mistral-v1/tokenizer.model"), reference: "mistral-v1-legacy"),
  ]
}
