// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Mistral's `tekken.json`: ranked tokens in Base64, behind a block of special tokens.
enum TekkenFile {
  /// Returns whether a JSON text is one.
  static func matches(_ root: JSONValue) -> Bool {
    root["config"]?["default_num_special_tokens"] != nil && root["vocab"]?.kind == .array
  }

  /// Reads a file.
  static func read(_ root: JSONValue) throws(VocabularyFault) -> TokenizerDefinition {
    guard let config = root["config"], let text = config["pattern"]?.text,
      let specialCount = config["default_num_special_tokens"]?.number.flatMap(Int.init(exactly:)),
      let size = config["default_vocab_size"]?.number.flatMap(Int.init(exactly:)),
      specialCount >= 0, size >= specialCount, size <= PairTable.maximumTokenCount
    else { throw VocabularyFault("has no pattern or no sizes in its config") }
    guard let pattern = KnownPattern(text: text) else {
      throw VocabularyFault("has a pattern that is not Tekken's")
    }
    var ranked = [[UInt8]](repeating: [], count: size - specialCount)
    for entry in root["vocab"]?.elements.lazy.map({ $0 }) ?? [] {
      guard let rank = entry["rank"]?.number.flatMap(Int.init(exactly:)), rank >= 0,
        let text = entry["token_bytes"]?.textBytes, let bytes = try? Base64.decode(text),
        !bytes.isEmpty
      else { throw VocabularyFault("has an entry without a rank or bytes in its vocab") }
      // The file holds more tokens than the model knows.
      guard rank < ranked.count else { continue }
      guard ranked[rank].isEmpty else {
        throw VocabularyFault("gives the rank \(rank) to two tokens")
      }
      ranked[rank] = bytes
    }
    let special = specialTokens(root, count: specialCount)
    return try RankFile.definition(
      ranked, ranks: ranked.indices, idOffset: specialCount,
      RankFileProfile(pattern: pattern, addedTokens: special))
  }

  private static func specialTokens(_ root: JSONValue, count: Int) -> [AddedToken] {
    var names: [Int: [UInt8]] = [:]
    for (rank, name) in defaultNames.enumerated() { names[rank] = Array(name.utf8) }
    for entry in root["special_tokens"]?.elements.lazy.map({ $0 }) ?? [] {
      if let rank = entry["rank"]?.number.flatMap(Int.init(exactly:)),
        let name = entry["token_str"]?.textBytes
      {
        names[rank] = name
      }
    }
    return (0..<count).map { rank in
      let name = names[rank] ?? Array("<SPECIAL_\(rank)>".utf8)
      return AddedToken(id: TokenID(rank), content: name, isSpecial: true)
    }
  }

  /// The names in files that list none (mistral-common, `SpecialTokens` and the deprecated list).
  private static let defaultNames = [
    "<unk>", "<s>", "</s>", "[INST]", "[/INST]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]",
    "[TOOL_RESULTS]", "[/TOOL_RESULTS]", "[TOOL_CALLS]", "[IMG]", "<pad>", "[IMG_BREAK]",
    "[IMG_END]", "[PREFIX]", "[MIDDLE]", "[SUFFIX]", "[SYSTEM_PROMPT]", "[/SYSTEM_PROMPT]",
    "[TOOL_CONTENT]",
  ]
}
