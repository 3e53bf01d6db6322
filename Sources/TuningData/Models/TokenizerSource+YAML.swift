// SPDX-License-Identifier: Apache-2.0

extension TokenizerSource {
  static let keys = [
    "name", "folder", "files", "pattern", "estimator-family", "normalizer", "ignore-merges",
    "special-tokens", "added-tokens", "reserved-tokens", "verified", "source", "note",
  ]

  init(_ entry: YAMLMapping) throws(YAMLError) {
    name = try entry.required("name", entry.fileName("name"))
    folder = try entry.fileName("folder") ?? name
    files = try entry.required("files", entry.tokenizerFiles())
    pattern = try entry.choice("pattern")
    estimatorFamily = try entry.required("estimator-family", entry.choice("estimator-family"))
    normalizer = try entry.choice("normalizer") ?? .none
    ignoresMerges = try entry.boolean("ignore-merges")
    addedTokens = try entry.allTokens()
    isVerified = try entry.required("verified", entry.boolean("verified"))
    source = try entry.required("source", entry.string("source"))
    note = try entry.string("note")
    guard pattern != nil || !files.contains(where: { $0.format == .tiktoken }) else {
      throw entry.error(at: "files", "a file of ranks needs a \"pattern\"")
    }
  }
}

extension TokenizerSource.File {
  static let keys = ["path", "format", "sha256"]
}

extension YAMLMapping {
  /// The largest id; more would be a slip, or an attempt to use up memory.
  private static let ids = 0...0xFF_FFFF

  fileprivate func tokenizerFiles() throws(YAMLError) -> [TokenizerSource.File]? {
    guard let nodes = try nodes("files") else { return nil }
    var files: [TokenizerSource.File] = []
    for node in nodes {
      let entry = try YAMLMapping(node, file: file, keys: TokenizerSource.File.keys)
      files.append(
        TokenizerSource.File(
          path: try entry.required("path", entry.fileName("path")),
          format: try entry.required("format", entry.choice("format")),
          sha256: try entry.digest("sha256")))
    }
    guard !files.isEmpty else { throw error(at: "files", "name at least one file") }
    return files
  }

  fileprivate func allTokens() throws(YAMLError) -> [TokenizerSource.Token] {
    var tokens = try tokens("special-tokens", areSpecial: true)
    tokens += try self.tokens("added-tokens", areSpecial: false)
    tokens += try reservedTokens()
    var ids: Set<Int> = []
    var texts: Set<String> = []
    for token in tokens {
      guard ids.insert(token.id).inserted else {
        throw error(at: "name", "the id \(token.id) belongs to two tokens")
      }
      guard texts.insert(token.text).inserted else {
        throw error(at: "name", "the token \"\(token.text)\" has two ids")
      }
    }
    return tokens.sorted { $0.id < $1.id }
  }

  /// A mapping from ids to texts.
  private func tokens(
    _ key: String, areSpecial: Bool
  ) throws(YAMLError) -> [TokenizerSource.Token] {
    guard let node = self[key] else { return [] }
    guard case .mapping(let entries) = node.content else {
      throw error(at: key, "expected a mapping from ids to texts for \"\(key)\"")
    }
    var tokens: [TokenizerSource.Token] = []
    for entry in entries {
      guard let id = Int(entry.key), Self.ids.contains(id),
        case .scalar(let text, _) = entry.value.content, !text.isEmpty
      else {
        let message = "expected an id and the text of a token in \"\(key)\""
        throw YAMLError(file: file, mark: entry.mark, message: message)
      }
      tokens.append(TokenizerSource.Token(id: id, text: text, isSpecial: areSpecial))
    }
    return tokens
  }

  /// Runs of tokens whose texts differ in a number only.
  private func reservedTokens() throws(YAMLError) -> [TokenizerSource.Token] {
    var tokens: [TokenizerSource.Token] = []
    for node in try nodes("reserved-tokens") ?? [] {
      let run = try YAMLMapping(node, file: file, keys: ["from", "count", "text", "number"])
      let first = try run.required("from", run.integer("from", in: Self.ids))
      let count = try run.required("count", run.integer("count", in: 1...65_536))
      let number = try run.required("number", run.integer("number", in: Self.ids))
      let text = try run.required("text", run.string("text"))
      guard text.contains("{}") else {
        throw run.error(at: "text", "the text needs a \"{}\" for the number")
      }
      for step in 0..<count {
        let text = text.replacing("{}", with: String(number + step))
        tokens.append(TokenizerSource.Token(id: first + step, text: text, isSpecial: true))
      }
    }
    return tokens
  }
}
