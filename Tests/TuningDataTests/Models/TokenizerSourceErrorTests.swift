// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct TokenizerSourceErrorTests {
  /// Each case follows the head, so that its first line is line 5.
  private static let head = """
    as-of: 2026-01-01
    source: test
    defaults: {verified: true}
    tokenizers:

    """

  private static let files = "files: [{path: a.json, format: hugging-face}]"

  @Test func `A short entry is enough`() throws {
    let line = "  - {name: one, \(Self.files), estimator-family: gpt2}"
    let tokenizer = try #require(try read(Self.head + line).tokenizers.first)
    #expect(tokenizer.folder == "one")
    #expect(tokenizer.normalizer == .none)
    #expect(tokenizer.addedTokens.isEmpty)
  }

  @Test(arguments: [
    (
      "  - {name: ../up, \(files), estimator-family: gpt2}",
      "5:12: expected a plain file name for \"name\", found \"../up\""
    ),
    (
      "  - {name: a, folder: .., \(files), estimator-family: gpt2}",
      "5:23: expected a plain file name for \"folder\", found \"..\""
    ),
    (
      "  - {name: a, \(files), estimator-family: gpt3}",
      "5:80: expected one of gpt2, cl100k, o200k, qwen2, qwen3.5, deepseek-v3, kimi, glm4, tekken "
        + "for \"estimator-family\", found \"gpt3\"; did you mean \"gpt2\"?"
    ),
    (
      "  - {name: a, files: [], estimator-family: gpt2}", "5:22: name at least one file"
    ),
    (
      "  - {name: a, files: [{path: a, format: tiktoken}], estimator-family: gpt2}",
      "5:22: a file of ranks needs a \"pattern\""
    ),
    (
      "  - {name: a, files: [{path: a, format: tekken, sha256: 12}], estimator-family: gpt2}",
      "5:57: expected 64 hexadecimal digits for \"sha256\", found \"12\""
    ),
    (
      "  - {name: a, \(files), estimator-family: gpt2, special-tokens: {-1: x}}",
      "5:103: expected an id and the text of a token in \"special-tokens\""
    ),
    (
      "  - {name: a, \(files), estimator-family: gpt2, special-tokens: {1: x}, added-tokens: {1: y}}",
      "5:12: the id 1 belongs to two tokens"
    ),
    (
      "  - {name: a, \(files), estimator-family: gpt2, special-tokens: {1: x, 2: x}}",
      "5:12: the token \"x\" has two ids"
    ),
    (
      "  - {name: a, \(files), estimator-family: gpt2, "
        + "reserved-tokens: [{from: 1, count: 99999999, text: \"{}\", number: 0}]}",
      "5:121: expected a whole number from 1 to 65536 for \"count\", found \"99999999\""
    ),
    (
      "  - {name: a, \(files), estimator-family: gpt2, special-tokens: {7: x}, "
        + "reserved-tokens: [{from: 5, count: 3, text: \"{}\", number: 0}]}",
      "5:12: the id 7 belongs to two tokens"
    ),
    (
      "  - {name: a, \(files), estimator-family: gpt2, "
        + "reserved-tokens: [{from: 1, count: 1, text: x, number: 0}]}",
      "5:130: the text needs one \"{}\" for the number"
    ),
  ])
  func `A faulty tokenizer is told`(_ line: String, _ message: String) {
    #expect(failure(Self.head + line) == "t.yaml:\(message)")
  }

  @Test func `A repository is an organisation and a name`() {
    for name in ["one", "a/b/c", "../b", "a/..", "a/b?x"] {
      let text = """
        as-of: 2026-01-01
        source: test
        models:
          - {id: a/one, organisation: A, status: current, hub: {repository: "\(name)"}}
        """
      #expect(failure(text) == "t.yaml:4:69: expected organisation/name, found \"\(name)\"")
    }
  }

  @Test func `A family names a tokenizer that exists`() {
    let text = """
      as-of: 2026-01-01
      source: test
      families:
        - {name: one, system-role: folded, tokenizer: none-such}
      """
    #expect(failure(text) == "t.yaml:4:49: unknown tokenizer \"none-such\"")
  }

  private func read(_ text: String) throws(ModelCatalogueError) -> ModelCatalogue {
    var reader = ModelCatalogueReader()
    try reader.read(Array(text.utf8).span, file: "t.yaml")
    return try reader.catalogue()
  }

  private func failure(_ text: String) -> String {
    do {
      _ = try read(text)
      return "no error"
    } catch {
      return error.description
    }
  }
}
