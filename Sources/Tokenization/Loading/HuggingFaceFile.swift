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
    let vocabulary = try HuggingFaceVocabulary(model["vocab"], isByteLevel: isByteLevel)
    var definition = try self.definition(vocabulary)
    definition.preTokenizers = preTokenizers
    definition.pattern = KnownPattern(preTokenizers)
    definition.normalizers = try TokenizerSteps.normalizers(root["normalizer"])
    definition.addedTokens = try AddedTokenReader(vocabulary, definition.normalizers)
      .read(root["added_tokens"])
    for token in definition.addedTokens { try token.place(into: &definition.tokens) }
    (definition.prefix, definition.suffix) = try TokenizerSteps.surroundings(root["post_processor"])
    for id in definition.prefix + definition.suffix where !definition.hasToken(id) {
      throw VocabularyFault("has a post-processor with the id \(id), which no token has")
    }
    return definition
  }

  private func checkSupport() throws(VocabularyFault) {
    // Files from before the key existed hold byte-pair encodings, which alone have merges.
    let type = model["type"]?.text ?? (model["merges"] == nil ? "unknown" : "BPE")
    if type != "BPE" { throw .otherModel("a model of the type \(type)") }
    if let dropout = model["dropout"]?.number, dropout > 0 { throw .unsupported("dropout") }
    for key in ["continuing_subword_prefix", "end_of_word_suffix"] {
      if let text = model[key]?.text, !text.isEmpty { throw .unsupported("the option \(key)") }
    }
  }

  private func definition(_ vocabulary: HuggingFaceVocabulary) throws(VocabularyFault)
    -> TokenizerDefinition
  {
    let isByteLevel = vocabulary.isByteLevel
    var definition = TokenizerDefinition(
      tokens: vocabulary.tokens, modelIDs: vocabulary.ids,
      symbols: isByteLevel ? .bytes : .characters,
      rules: try MergeList.read(model["merges"], vocabulary.index, isByteLevel: isByteLevel))
    definition.ignoresMerges = model["ignore_merges"]?.kind == .true
    definition.fusesUnknown = model["fuse_unk"]?.kind == .true
    if let unknown = model["unk_token"]?.textBytes {
      definition.unknownToken = vocabulary.id(spelled: unknown)
    }
    if model["byte_fallback"]?.kind == .true, !vocabulary.byteTokens.isEmpty {
      // The reference falls back where all bytes of a character have tokens; files have all.
      definition.byteTokens = (0...255).compactMap { vocabulary.byteTokens[UInt8($0)] }
      guard definition.byteTokens.count == 256 else {
        throw .unsupported("byte_fallback with tokens for a part of the bytes")
      }
      // There the reference falls back to the bytes of the character that spells the byte.
      if isByteLevel, (0...255).contains(where: { vocabulary.index.id([UInt8($0)]) == nil }) {
        throw .unsupported("byte_fallback with a byte-level vocabulary that lacks bytes")
      }
    }
    return definition
  }
}

/// The tokens `<0x00>` to `<0xFF>` for bytes.
enum ByteToken {
  /// Returns the byte that a token of this text stands for.
  static func byte(_ text: [UInt8]) -> UInt8? {
    guard text.count == 6, text.starts(with: "<0x".utf8), text[5] == UInt8(ascii: ">"),
      let high = digit(text[3]), let low = digit(text[4])
    else { return nil }
    return high << 4 | low
  }

  /// Reads a hexadecimal digit; letters are capitals.
  private static func digit(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension JSONValue {
  /// The number as the id of a token; nil when it cannot be one.
  var tokenID: UInt32? {
    guard kind == .number, 1...7 ~= range.count else { return nil }
    var id: UInt32 = 0
    for offset in range {
      let digit = document.byte(at: offset)
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      id = id * 10 + UInt32(digit - UInt8(ascii: "0"))
    }
    return id < PairTable.maximumTokenCount ? id : nil
  }
}
