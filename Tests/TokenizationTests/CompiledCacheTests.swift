// SPDX-License-Identifier: Apache-2.0

import Foundation
import RandomInput
import Testing

@testable import Tokenization

/// The directory of compiled tokenizers.
@Suite final class CompiledCacheTests {
  private let directory = FileManager.default.temporaryDirectory
    .appending(path: "compiled-\(UUID().uuidString)")
  private var source: URL { directory.appending(path: "vocabulary.tiktoken") }
  private var cache: String { directory.appending(path: "a/b").path() }
  private let profile = RankFileProfile(
    pattern: .cl100k,
    addedTokens: [AddedToken(id: 300, content: Array("<end>".utf8), isSpecial: true)])
  private let text = Array("Hello, hello world<end> 123  4\n".utf8)

  init() throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    try write(["he", "ll", "llo", "hello", " w", " world"])
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// Writes a rank file of all bytes and some more tokens.
  private func write(_ words: [String]) throws {
    let tokens = (0...255).map { [UInt8($0)] } + words.map { Array($0.utf8) }
    let lines = tokens.enumerated().map { rank, token in
      "\(Data(token).base64EncodedString()) \(rank)\n"
    }
    try Data(lines.joined().utf8).write(to: source)
  }

  private func load(
    _ profile: RankFileProfile? = nil, specialTokens: Tokenizer.SpecialTokens = .found
  ) throws -> Tokenizer {
    try Tokenizer(
      path: source.path(), profile: profile ?? self.profile, specialTokens: specialTokens,
      cache: cache)
  }

  private func ids(_ tokenizer: Tokenizer) throws -> [TokenID] {
    try tokenizer.makeCounter().encode(text)
  }

  private var files: [URL] {
    get throws {
      try FileManager.default.contentsOfDirectory(
        at: URL(filePath: cache), includingPropertiesForKeys: nil)
    }
  }

  @Test func secondLoadReadsTheFile() throws {
    let first = try load()
    #expect(try files.map(\.pathExtension) == ["tokenizer"])
    let file = try files[0]
    let key = try key(of: file)
    #expect(CompiledCache(directory: cache, name: try name(of: file)).read(key) != nil)
    let second = try load()
    #expect(try ids(first) == ids(second))
    #expect(try second.makeCounter().count(text) == ids(first).count)
    #expect(first.addedTokens == second.addedTokens)
    #expect(first.tokenCount == second.tokenCount)
    #expect((0..<301).allSatisfy { first.bytes(of: $0) == second.bytes(of: $0) })
    #expect(try files.count == 1)
  }

  @Test func everythingThatCountsHasAFileOfItsOwn() throws {
    let before = try ids(load())
    var other = profile
    other.pattern = .o200k
    _ = try load(other)
    other.addedTokens = []
    #expect(try ids(load(other)) != before)
    #expect(try ids(load(specialTokens: .plain)) != before)
    #expect(try files.count == 4)
    // A changed source has its file written anew.
    try write(["he"])
    #expect(try ids(load()) != before)
    #expect(try files.count == 4)
  }

  @Test func truncatedFilesAreMadeAgain() throws {
    let expected = try ids(load())
    let file = try files[0]
    let whole = try Data(contentsOf: file)
    for length in Array(stride(from: 0, to: 400, by: 13)) + [whole.count / 2, whole.count - 1] {
      try whole.prefix(length).write(to: file)
      #expect(try ids(load()) == expected)
      #expect(try Data(contentsOf: file) == whole)
    }
    try (whole + [0]).write(to: file)
    #expect(try ids(load()) == expected)
    #expect(try Data(contentsOf: file) == whole)
  }

  @Test func changedBytesAreFound() throws {
    _ = try load()
    let file = try files[0]
    let key = try key(of: file)
    let whole = try Data(contentsOf: file)
    let cache = CompiledCache(directory: cache, name: try name(of: file))
    for place in Array(0..<64) + Array(stride(from: 64, to: whole.count, by: 977)) {
      var changed = whole
      changed[place] ^= 0x10
      try changed.write(to: file)
      #expect(cache.read(key) == nil, "\(place)")
    }
  }

  /// What stands in the tables is checked too, as if somebody had taken care of the hash.
  @Test func unsoundTablesAreFound() throws {
    _ = try load()
    let file = try files[0]
    let key = try key(of: file)
    let whole = try Data(contentsOf: file)
    let cache = CompiledCache(directory: cache, name: try name(of: file))
    var random = SplitMix64(seed: 8)
    for _ in 0..<400 {
      var payload = Array(whole.dropFirst(64))
      for _ in 0..<random.number(in: 1...3) {
        payload[random.number(below: payload.count)] = UInt8(random.number(below: 256))
      }
      let header = payload.withUnsafeBytes { CompiledFormat.header(key: key, $0) }
      try (header.withUnsafeBytes { Data($0) } + payload).write(to: file)
      // Whatever is taken for sound can be used.
      guard let model = cache.read(key) else { continue }
      let counter = TokenCounter(model)
      let count = try counter.count(text)
      #expect(count <= text.count)
      _ = try counter.encode(text)
    }
  }

  @Test func directoryThatCannotBeWrittenIsNoFault() throws {
    try Data().write(to: directory.appending(path: "a"))
    #expect(try ids(load()).count > 0)
  }

  @Test func definitionsComeBack() throws {
    var definition = TokenizerDefinition(tokens: [], modelIDs: [], symbols: .characters, rules: [])
    definition.byteTokens = Array(0...255)
    definition.unknownToken = 7
    definition.fusesUnknown = true
    definition.normalizers = [
      .unicode(.nfkc), .prepend([0x20]), .replace(.regex("a+"), with: [1]),
      .replace(.literal([2]), with: []), .strip(left: true, right: false), .lowercase,
    ]
    definition.preTokenizers = [
      .split(.regex("x"), .contiguous, inverted: true),
      .byteLevel(addsPrefixSpace: true, cuts: false),
      .digits(individually: true), .punctuation(.removed), .whitespace, .whitespaceSplit,
      .metaspace(replacement: [3], .first, cuts: true),
    ]
    definition.addedTokens = profile.addedTokens
    definition.pattern = .kimi
    (definition.prefix, definition.suffix) = ([1], [300, 2])
    var writer = ByteWriter()
    definition.write(to: &writer)
    var reader = ByteReader(writer.bytes)
    let read = try TokenizerDefinition(&reader)
    #expect(reader.isAtEnd)
    #expect(read.byteTokens == definition.byteTokens && read.unknownToken == 7)
    #expect(read.normalizers == definition.normalizers)
    #expect(read.preTokenizers == definition.preTokenizers)
    #expect(read.addedTokens == definition.addedTokens && read.pattern == .kimi)
    #expect(read.prefix == [1] && read.suffix == [300, 2] && read.fusesUnknown)
    for length in writer.bytes.indices {
      var reader = ByteReader(Array(writer.bytes.prefix(length)))
      #expect(throws: ByteReader.Broken.self) { _ = try TokenizerDefinition(&reader) }
    }
  }

  private func key(of file: URL) throws -> ContentHash {
    try Data(contentsOf: file).withUnsafeBytes { bytes in
      ContentHash(
        low: bytes.load(fromByteOffset: 16, as: UInt64.self),
        high: bytes.load(fromByteOffset: 24, as: UInt64.self))
    }
  }

  /// The file's name is a hash, too.
  private func name(of file: URL) throws -> ContentHash {
    let digits = file.deletingPathExtension().lastPathComponent
    let words = try [digits.prefix(16), digits.suffix(16)].map { word in
      try #require(UInt64(word, radix: 16))
    }
    return ContentHash(low: words[0], high: words[1])
  }
}
