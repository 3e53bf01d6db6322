// SPDX-License-Identifier: Apache-2.0

import Foundation
import ServiceClient
import Testing

/// A cache of one test alone.
private final class Caches {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("jsonl-tools-\(UUID().uuidString)")

  deinit { try? FileManager.default.removeItem(at: folder) }

  var locator: TokenizerLocator {
    let variables = EnvironmentVariables(["XDG_CACHE_HOME": folder.path])
    return TokenizerLocator(folders: CacheFolders(variables))
  }

  func path(_ file: String) -> String { folder.path + "/" + file }

  func put(_ text: String = "", _ files: String...) throws {
    for file in files {
      let url = folder.appendingPathComponent(file)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  /// A file in the cache of the hub's own clients, by way of a link as they do.
  func putInHub(_ file: String, commit: String) throws {
    try put("content", "huggingface/hub/models--o--n/blobs/\(file)-\(commit)")
    let folder = path("huggingface/hub/models--o--n/snapshots/\(commit)")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/" + file, withDestinationPath: "../../blobs/\(file)-\(commit)")
  }

  var query: TokenizerLocator.Query {
    var query = TokenizerLocator.Query()
    query.repositories = [HubReference(repository: "o/n")]
    query.packagedNames = ["family"]
    return query
  }
}

@Suite struct TokenizerLocatorTests {
  @Test func nothingIsFoundWhereNothingIs() throws {
    let caches = Caches()
    #expect(try caches.locator.locate(caches.query) == nil)
    #expect(try caches.locator.locate(TokenizerLocator.Query()) == nil)
  }

  @Test func cachesAreLookedAtInTheirOrder() throws {
    let caches = Caches()
    try caches.put("", "jsonl-tools/tokenizers/family/tokenizer.model")
    var files = try #require(try caches.locator.locate(caches.query))
    #expect(files.origin == .packaged(name: "family"))
    #expect(files.vocabulary == caches.path("jsonl-tools/tokenizers/family/tokenizer.model"))
    #expect(files.configuration == nil)

    try caches.put(
      "", "jsonl-tools/models/o/n/tekken.json", "jsonl-tools/models/o/n/chat_template.jinja")
    files = try #require(try caches.locator.locate(caches.query))
    #expect(files.origin == .fetched(repository: "o/n"))
    #expect(files.chatTemplate == caches.path("jsonl-tools/models/o/n/chat_template.jinja"))

    try caches.putInHub("tokenizer.json", commit: "abc")
    try caches.putInHub("tokenizer_config.json", commit: "abc")
    try caches.put("abc\n", "huggingface/hub/models--o--n/refs/main")
    files = try #require(try caches.locator.locate(caches.query))
    let snapshot = "huggingface/hub/models--o--n/snapshots/abc"
    #expect(files.origin == .hubCache(repository: "o/n", commit: "abc"))
    #expect(files.vocabulary == caches.path("\(snapshot)/tokenizer.json"))
    #expect(files.configuration == caches.path("\(snapshot)/tokenizer_config.json"))

    var query = caches.query
    query.path = caches.path("jsonl-tools/tokenizers/family")
    files = try #require(try caches.locator.locate(query))
    #expect(files.origin == .given)
    #expect(files.vocabulary.hasSuffix("/family/tokenizer.model"))
  }

  @Test func aRevisionMayBeACommitOrABranch() throws {
    let caches = Caches()
    try caches.putInHub("tokenizer.json", commit: "abc")
    try caches.putInHub("tokenizer.json", commit: "def")
    try caches.put("def", "huggingface/hub/models--o--n/refs/refs/pr/1")
    func commit(_ revision: String) throws -> TokenizerFiles.Origin? {
      var query = caches.query
      query.repositories = [HubReference(repository: "o/n", revision: revision)]
      return try caches.locator.locate(query)?.origin
    }
    #expect(try commit("abc") == .hubCache(repository: "o/n", commit: "abc"))
    #expect(try commit("refs/pr/1") == .hubCache(repository: "o/n", commit: "def"))
    #expect(try commit("main") == nil)
    #expect(try commit("../snapshots/abc") == nil)
  }

  @Test func aLinkWithoutTargetIsNoFile() throws {
    let caches = Caches()
    try caches.putInHub("tokenizer.json", commit: "abc")
    try caches.put("abc", "huggingface/hub/models--o--n/refs/main")
    try FileManager.default.removeItem(
      atPath: caches.path("huggingface/hub/models--o--n/blobs/tokenizer.json-abc"))
    #expect(try caches.locator.locate(caches.query) == nil)
  }

  @Test func packagesHaveTheVocabularyThatIsAskedFor() throws {
    let caches = Caches()
    try caches.put(
      "", "jsonl-tools/tokenizers/family/o200k_base.tiktoken",
      "jsonl-tools/tokenizers/family/tokenizer.model")
    var query = caches.query
    #expect(try caches.locator.locate(query)?.vocabulary.hasSuffix("/tokenizer.model") == true)
    query.vocabularyNames = ["o200k_base.tiktoken"]
    #expect(try caches.locator.locate(query)?.vocabulary.hasSuffix("/o200k_base.tiktoken") == true)
  }

  @Test func repositoriesHaveTheVocabularyThatTheServiceGoesBy() throws {
    let caches = Caches()
    try caches.put(
      "", "jsonl-tools/models/o/n/tokenizer.json", "jsonl-tools/models/o/n/tokenizer.model")
    var query = caches.query
    query.vocabularyNames = ["tokenizer.model"]
    #expect(try caches.locator.locate(query)?.vocabulary.hasSuffix("/tokenizer.json") == true)
  }

  @Test func theUsersPathMayBeAnyFile() throws {
    let caches = Caches()
    try caches.put("", "somewhere/vocabulary.bin", "somewhere/tokenizer_config.json")
    var query = TokenizerLocator.Query()
    query.path = caches.path("somewhere/vocabulary.bin")
    let files = try #require(try caches.locator.locate(query))
    #expect(files.vocabulary == query.path)
    #expect(files.configuration == caches.path("somewhere/tokenizer_config.json"))
    query.path = caches.path("nowhere")
    let error = #expect(throws: TokenizerPathError.self) { try caches.locator.locate(query) }
    #expect(error?.description.contains("nowhere: no tokenizer there; name a file") == true)
    query.path = caches.path("somewhere")
    #expect(throws: TokenizerPathError.self) { try caches.locator.locate(query) }
  }

  @Test(arguments: ["../../etc", "/etc", "a/../..", ""])
  func namesThatLeadElsewhereAreNotFollowed(name: String) throws {
    let caches = Caches()
    try caches.put("", "etc/tokenizer.json", "jsonl-tools/models/tokenizer.json")
    var query = TokenizerLocator.Query()
    query.repositories = [HubReference(repository: name)]
    query.packagedNames = [name]
    #expect(try caches.locator.locate(query) == nil)
  }
}
