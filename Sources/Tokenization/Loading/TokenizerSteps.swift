// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The steps of a `tokenizer.json`: objects with a `type`, or a sequence of such.
enum TokenizerSteps {
  /// Reads the normalizers.
  static func normalizers(_ value: JSONValue?) throws(VocabularyFault) -> [Normalizer] {
    guard let value, value.kind == .object else { return [] }
    let type = value["type"]?.text ?? ""
    switch type {
    case "Sequence":
      var steps: [Normalizer] = []
      for step in value["normalizers"]?.elements.lazy.map({ $0 }) ?? [] {
        steps += try normalizers(step)
      }
      return steps
    case "NFC": return [.unicode(.nfc)]
    case "NFD": return [.unicode(.nfd)]
    case "NFKC": return [.unicode(.nfkc)]
    case "NFKD": return [.unicode(.nfkd)]
    case "Lowercase": return [.lowercase]
    case "Prepend": return [.prepend(value["prepend"]?.textBytes ?? [])]
    case "Strip":
      return [
        .strip(
          left: value["strip_left"]?.kind != .false, right: value["strip_right"]?.kind != .false)
      ]
    case "Replace":
      guard let pattern = pattern(value["pattern"]), let content = value["content"]?.textBytes
      else {
        throw VocabularyFault("has a Replace without a pattern or content")
      }
      return [.replace(pattern, with: content)]
    default: throw .unsupported("the normalizer \(type)")
    }
  }

  /// Reads the pre-tokenizers.
  static func preTokenizers(_ value: JSONValue?) throws(VocabularyFault) -> [PreTokenizer] {
    guard let value, value.kind == .object else { return [] }
    guard value["type"]?.text == "Sequence" else { return [try preTokenizer(value)] }
    var steps: [PreTokenizer] = []
    for step in value["pretokenizers"]?.elements.lazy.map({ $0 }) ?? [] {
      steps += try preTokenizers(step)
    }
    if let place = steps.firstIndex(where: \.isByteLevel), place < steps.count - 1 {
      throw .unsupported("a pre-tokenizer after ByteLevel")
    }
    return steps
  }

  private static func preTokenizer(_ value: JSONValue) throws(VocabularyFault) -> PreTokenizer {
    let type = value["type"]?.text ?? ""
    switch type {
    case "Split":
      guard let pattern = pattern(value["pattern"]), let behavior = try behavior(value) else {
        throw VocabularyFault("has a Split without a pattern or behavior")
      }
      return .split(pattern, behavior, inverted: value["invert"]?.kind == .true)
    case "ByteLevel":
      return .byteLevel(
        addsPrefixSpace: value["add_prefix_space"]?.kind != .false,
        cuts: value["use_regex"]?.kind != .false)
    case "Digits": return .digits(individually: value["individual_digits"]?.kind == .true)
    case "Punctuation": return .punctuation(try behavior(value) ?? .isolated)
    case "Metaspace": return try metaspace(value)
    case "Whitespace": return .whitespace
    case "WhitespaceSplit": return .whitespaceSplit
    default: throw .unsupported("the pre-tokenizer \(type)")
    }
  }

  private static func metaspace(_ value: JSONValue) throws(VocabularyFault) -> PreTokenizer {
    // Older files say only whether a prefix is added.
    let scheme = value["prepend_scheme"]?.text
    let older = value["add_prefix_space"]?.kind == .false ? "never" : "always"
    guard let prepending = PreTokenizer.Prepending(rawValue: scheme ?? older) else {
      throw .unsupported("the Metaspace scheme \(scheme ?? older)")
    }
    return .metaspace(
      replacement: value["replacement"]?.textBytes ?? Array("\u{2581}".utf8), prepending,
      cuts: value["split"]?.kind != .false)
  }

  private static func behavior(_ value: JSONValue) throws(VocabularyFault)
    -> PreTokenizer.Behavior?
  {
    guard let name = value["behavior"]?.text else { return nil }
    guard let behavior = PreTokenizer.Behavior(rawValue: name) else {
      throw .unsupported("the behavior \(name)")
    }
    return behavior
  }

  private static func pattern(_ value: JSONValue?) -> TextPattern? {
    if let regex = value?["Regex"]?.text { return .regex(regex) }
    // Nothing is found everywhere, as a regular expression does it.
    return (value?["String"]?.textBytes).map { $0.isEmpty ? .regex("") : .literal($0) }
  }

  /// Reads which tokens stand before and after every single text.
  static func surroundings(_ value: JSONValue?) throws(VocabularyFault)
    -> (prefix: [TokenID], suffix: [TokenID])
  {
    guard let value, value.kind == .object else { return ([], []) }
    let type = value["type"]?.text ?? ""
    switch type {
    case "ByteLevel": return ([], [])
    case "Sequence":
      var prefix: [TokenID] = []
      var suffix: [TokenID] = []
      for step in value["processors"]?.elements.lazy.map({ $0 }) ?? [] {
        let (before, after) = try surroundings(step)
        prefix = before + prefix
        suffix += after
      }
      return (prefix, suffix)
    case "TemplateProcessing": return try template(value)
    case "BertProcessing", "RobertaProcessing":
      return (try [sideToken(value["cls"])], try [sideToken(value["sep"])])
    default: throw .unsupported("the post-processor \(type)")
    }
  }

  private static func template(_ value: JSONValue) throws(VocabularyFault)
    -> (prefix: [TokenID], suffix: [TokenID])
  {
    var prefix: [TokenID] = []
    var suffix: [TokenID] = []
    var isBehind = false
    for part in value["single"]?.elements.lazy.map({ $0 }) ?? [] {
      if part["Sequence"] != nil {
        isBehind = true
      } else if let name = part["SpecialToken"]?["id"]?.text {
        let ids = value["special_tokens"]?[name]?["ids"]?.elements.compactMap(\.tokenID) ?? []
        guard !ids.isEmpty else { throw VocabularyFault("has a template with an unknown token") }
        if isBehind { suffix += ids.map(TokenID.init) } else { prefix += ids.map(TokenID.init) }
      }
    }
    return (prefix, suffix)
  }

  private static func sideToken(_ value: JSONValue?) throws(VocabularyFault) -> TokenID {
    guard let id = value?.elements.compactMap(\.tokenID).first else {
      throw VocabularyFault("has a post-processor without a token")
    }
    return TokenID(id)
  }
}
