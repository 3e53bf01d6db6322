// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// A byte-pair encoding with all that belongs to it: text to tokens exactly as the reference does.
///
///     let tokenizer = try Tokenizer(path: "tokenizer.json")
///     let counter = tokenizer.makeCounter()
///     let count = try counter.count(text.utf8)
public struct Tokenizer: Sendable {
  /// Whether the texts of special tokens are special tokens, as the service and Hugging Face's
  /// library have it, or plain text.
  public enum SpecialTokens: Sendable {
    case found
    case plain
  }

  private(set) var model: TokenizerModel

  /// Loads a tokenizer from a file: a `tokenizer.json`, a tiktoken rank file, a `tekken.json` or a
  /// SentencePiece model, told apart by what is in it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - profile: What a rank file does not say; other files say it themselves.
  ///   - specialTokens: What the texts of special tokens are.
  ///   - cache: A directory to keep the tokenizer in as it was compiled, which loads in a fraction of
  ///     the time. It is made when needed; nothing in it is trusted, and a failure to write is none.
  /// - Throws: `TokenizerError` when the file cannot be read, is broken or asks for more than is
  ///   implemented.
  public init(
    path: String, profile: RankFileProfile? = nil, specialTokens: SpecialTokens = .found,
    cache: String? = nil
  ) throws(TokenizerError) {
    let kept = cache.map { directory in
      CompiledCache(
        directory: directory, name: Tokenizer.hash(Array(path.utf8), profile, specialTokens))
    }
    func keptModel(_ source: ContentHash) -> TokenizerModel? {
      let key = Tokenizer.hash(Array(source.text.utf8), profile, specialTokens)
      guard let kept, var model = kept.read(key) else { return nil }
      model.path = path
      return model
    }
    let source = kept == nil ? nil : ContentHash(file: path)
    if let source, let model = keptModel(source) {
      self.model = model
      return
    }
    let bytes = try FlatArray(file: path)
    // Once more, as the file may be another one by now, or one that can be read only once.
    let content = kept == nil ? nil : bytes.contentHash
    if let content, content != source, let model = keptModel(content) {
      self.model = model
      return
    }
    do throws(VocabularyFault) {
      var definition = try TokenizerDefinition(bytes, profile: profile)
      if specialTokens == .plain { definition.addedTokens.removeAll { $0.isSpecial } }
      let vocabulary = try CompiledVocabulary(definition)
      var model = try TokenizerModel(definition, vocabulary)
      model.path = path
      self.model = model
      if let kept, let content {
        let key = Tokenizer.hash(Array(content.text.utf8), profile, specialTokens)
        kept.write(definition, vocabulary, key: key)
      }
    } catch {
      throw error.error(path)
    }
  }

  /// Returns the hash of a source and of all else that a tokenizer is made of.
  private static func hash(
    _ source: [UInt8], _ profile: RankFileProfile?, _ specialTokens: SpecialTokens
  ) -> ContentHash {
    var writer = ByteWriter()
    writer.write(source)
    writer.write(specialTokens == .plain)
    writer.write([profile].compactMap(\.self)) { $1.write(to: &$0) }
    return ContentHash(writer.bytes)
  }

  /// How many ids there are, unused ones included.
  public var tokenCount: Int { model.vocabulary.tokens.count }

  /// The tokens that are sought in the text itself.
  public var addedTokens: [AddedToken] { model.addedTokens }

  /// The tokens that stand before every text when special tokens are added.
  public var prefix: [TokenID] { model.prefix }

  /// Returns the same tokenizer with other tokens before every text.
  ///
  /// Rank files do not say which these are; ids that there are no tokens of are left out.
  public func prefixed(by ids: [TokenID]) -> Tokenizer {
    var tokenizer = self
    tokenizer.model.prefix = ids.filter { bytes(of: $0) != nil }
    return tokenizer
  }

  /// The tokens that stand behind every text when special tokens are added.
  public var suffix: [TokenID] { model.suffix }

  /// Returns a counter: one for each worker.
  public func makeCounter() -> TokenCounter { TokenCounter(model) }

  /// Returns the text that a token stands for, nil for an id that there is none of.
  ///
  /// Of byte-level vocabularies these are raw bytes, maybe a part of a character.
  public func bytes(of id: TokenID) -> [UInt8]? {
    guard id >= 0, id < tokenCount else { return nil }
    let bytes = model.vocabulary.tokens[UInt32(id)]
    if model.fallback.symbols == .characters, let byte = ByteToken.byte(bytes) { return [byte] }
    return bytes.isEmpty ? nil : bytes
  }

  /// Returns the text that tokens stand for; unknown ids stand for nothing.
  public func decode(_ ids: [TokenID]) -> [UInt8] {
    var text = ids.flatMap { bytes(of: $0) ?? [] }
    guard model.fallback.symbols == .characters else { return text }
    // The mark for a space, of which the first one was put before the text.
    let mark = Array("\u{2581}".utf8)
    var aligned = AlignedText(text)
    aligned.replace(text.ranges(of: mark)) { _ in [0x20] }
    text = aligned.bytes
    if model.addsSpace, text.first == 0x20 { text.removeFirst() }
    return text
  }
}

extension TokenizerDefinition {
  /// Reads a file of any kind.
  init(_ file: FlatArray<UInt8>, profile: RankFileProfile?) throws(VocabularyFault) {
    let start = (0..<file.count).first { ![0x20, 0x09, 0x0A, 0x0D].contains(file[$0]) }
    if let start, file[start] == UInt8(ascii: "{") {
      self = try TokenizerDefinition.json(file)
      return
    }
    let bytes = file.values
    if RankFile.matches(bytes) {
      guard let profile else { throw .missingPattern }
      self = try RankFile.read(bytes, profile)
    } else if bytes.first == 0x0A {
      self = try SentencePieceModel(bytes).definition(findsControlTokens: true)
    } else {
      throw .unknownKind
    }
  }

  private static func json(_ file: FlatArray<UInt8>) throws(VocabularyFault) -> TokenizerDefinition
  {
    let document = JSONDocument()
    guard file.scan(document), let root = document.root else {
      if document.explain().contains(where: { $0.kind == .tooDeep }) {
        throw .unsupported("JSON nested deeper than \(JSONDocument.maximumDepth) levels")
      }
      throw VocabularyFault("is not valid JSON")
    }
    if let file = HuggingFaceFile(root) { return try file.definition() }
    if TekkenFile.matches(root) { return try TekkenFile.read(root) }
    throw .unknownKind
  }
}
