// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// A `tokenizer.json` of Hugging Face's library, of which the model BPE is understood.
struct HuggingFaceFile {
  private let root: JSONValue
  private let model: JSONValue

  /// Takes a file apart; nil when the JSON text is something else.
  init?(_ root: JSONValue) {
    guard let model = root["model"], model.kind == .object, model["vocab"] != nil else {
      return nil
    }
    self.root = root
    self.model = model
  }

  /// Reads the file.
  func definition() throws(VocabularyFault) -> TokenizerDefinition {
    try checkSupport()
    let preTokenizers = try TokenizerSteps.preTokenizers(root["pre_tokenizer"])
    let isByteLevel = preTokenizers.contains { $0.isByteLevel }
    var definition = try vocabulary(isByteLevel: isByteLevel)
    definition.preTokenizers = preTokenizers
    definition.pattern = KnownPattern(preTokenizers)
    definition.normalizers = try TokenizerSteps.normalizers(root["normalizer"])
    definition.addedTokens = try addedTokens(definition.normalizers)
    for token in definition.addedTokens { try token.place(into: &definition.tokens) }
    (definition.prefix, definition.suffix) = try TokenizerSteps.surroundings(root["post_processor"])
    return definition
  }

  private func checkSupport() throws(VocabularyFault) {
    // Files from before the key existed hold byte-pair encodings, which alone have merges.
    let type = model["type"]?.text ?? (model["merges"] == nil ? "unknown" : "BPE")
    if type != "BPE" { throw .unsupported("a model of the type \(type)") }
    if let dropout = model["dropout"]?.number, dropout > 0 { throw .unsupported("dropout") }
    for key in ["continuing_subword_prefix", "end_of_word_suffix"] {
      if let text = model[key]?.text, !text.isEmpty { throw .unsupported("the option \(key)") }
    }
  }

  private func vocabulary(isByteLevel: Bool) throws(VocabularyFault) -> TokenizerDefinition {
    var tokens: [[UInt8]] = []
    var modelIDs: [UInt32] = []
    guard let vocab = model["vocab"], vocab.kind == .object else {
      throw VocabularyFault("has a vocab that is not an object")
    }
    var byteTokens: [UInt8: UInt32] = [:]
    for (key, value) in vocab.members {
      guard let id = value.tokenID, var text = key.textBytes else {
        throw VocabularyFault("has a token in its vocab whose id is none")
      }
      if text.count == 6, let byte = ByteToken.byte(text) { byteTokens[byte] = id }
      if Int(id) >= tokens.count {
        tokens.append(contentsOf: repeatElement([], count: Int(id) + 1 - tokens.count))
      }
      guard tokens[Int(id)].isEmpty else {
        throw VocabularyFault("gives the id \(id) to two tokens")
      }
      // A text that stands for no bytes is of an added token, which no piece can be.
      if !isByteLevel || ByteLevelAlphabet.decode(&text) { modelIDs.append(id) }
      tokens[Int(id)] = text
    }
    let bytes = TokenBytes(tokens)
    let index = TokenIndex(bytes, ids: modelIDs)
    var definition = TokenizerDefinition(
      tokens: tokens, modelIDs: modelIDs, symbols: isByteLevel ? .bytes : .characters,
      rules: try MergeList.read(model["merges"], index, isByteLevel: isByteLevel))
    definition.ignoresMerges = model["ignore_merges"]?.kind == .true
    definition.fusesUnknown = model["fuse_unk"]?.kind == .true
    if let unknown = model["unk_token"]?.textBytes {
      definition.unknownToken = index.id(unknown)
    }
    // The reference falls back only where all bytes of a character have tokens; files have all.
    if model["byte_fallback"]?.kind == .true, byteTokens.count == 256 {
      definition.byteTokens = (0...255).compactMap { byteTokens[UInt8($0)] }
    }
    return definition
  }

  private func addedTokens(_ normalizers: [Normalizer]) throws(VocabularyFault) -> [AddedToken] {
    let plan = try NormalizationPlan(normalizers)
    var tokens: [AddedToken] = []
    for entry in root["added_tokens"]?.elements.lazy.map({ $0 }) ?? [] {
      guard let id = entry["id"]?.tokenID, let content = entry["content"]?.textBytes,
        !content.isEmpty
      else { throw VocabularyFault("has an added token without an id or a text") }
      var token = AddedToken(
        id: TokenID(id), content: content, isSpecial: entry["special"]?.kind == .true)
      token.isNormalized = entry["normalized"]?.kind == .true && !plan.isEmpty
      token.stripsLeft = entry["lstrip"]?.kind == .true
      token.stripsRight = entry["rstrip"]?.kind == .true
      token.isWholeWord = entry["single_word"]?.kind == .true
      if token.isNormalized {
        var text = AlignedText(content)
        do { try plan.apply(to: &text) } catch {
          throw VocabularyFault("has a pattern without end")
        }
        token.content = text.bytes
      }
      tokens.append(token)
    }
    return tokens
  }
}

/// The tokens `<0x00>` to `<0xFF>` for bytes.
enum ByteToken {
  /// Returns the byte that a token of this text stands for.
  static func byte(_ text: [UInt8]) -> UInt8? {
    guard text.count == 6, text.starts(with: "<0x".utf8), text[5] == UInt8(ascii: ">") else {
      return nil
    }
    return UInt8(String(decoding: text[3...4], as: UTF8.self), radix: 16)
  }
}

extension JSONValue {
  /// The number as the id of a token; nil when it cannot be one.
  var tokenID: UInt32? {
    guard kind == .number, let id = UInt32(spelling), id < PairTable.maximumTokenCount else {
      return nil
    }
    return id
  }
}
