// SPDX-License-Identifier: Apache-2.0

/// Encodes with the merger that works for any list of rules.
struct ReferenceEncoding: Sendable {
  private let merger: ReferenceMerger
  private let fallback: CharacterFallback
  private let symbols: TokenTrie
  private let tokens: TokenBytes

  /// Creates an encoder; the trie has at least the tokens that merging starts with.
  init(
    _ merger: ReferenceMerger, _ fallback: CharacterFallback, _ symbols: TokenTrie,
    _ tokens: TokenBytes
  ) {
    self.merger = merger
    self.fallback = fallback
    self.symbols = symbols
    self.tokens = tokens
  }

  /// Returns the tokens of a piece, and how many bytes each stands for.
  func encode(_ piece: [UInt8]) -> [(id: UInt32, length: Int)] {
    var found: [UInt32] = []
    // The lengths of unknown characters, which no table tells.
    var unknown: [Int] = []
    var wasUnknown = false
    for symbol in fallback.symbols == .characters ? piece.characters : piece.map({ [$0] }) {
      var isUnknown = false
      if let id = symbols.id(symbol) {
        found.append(id)
      } else if !fallback.byteTokens.isEmpty {
        found += symbol.map { fallback.byteTokens[Int($0)] }
      } else if let token = fallback.unknownToken {
        isUnknown = true
        if wasUnknown, fallback.fusesUnknown {
          unknown[unknown.count - 1] += symbol.count
        } else {
          found.append(token)
          unknown.append(symbol.count)
        }
      }
      wasUnknown = isUnknown
    }
    var seen = 0
    return merger.merge(found).map { id in
      if id == fallback.unknownToken, seen < unknown.count {
        seen += 1
        return (id, unknown[seen - 1])
      }
      return (id, fallback.byteTokens.contains(id) ? 1 : tokens.length(id))
    }
  }
}

extension [UInt8] {
  /// Returns the characters, each as its bytes; an ill-formed byte is one by itself.
  fileprivate var characters: [[UInt8]] {
    var characters: [[UInt8]] = []
    var rest = self[...]
    while let first = rest.first {
      let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
      let character = rest.prefix(length)
      let isWhole =
        character.count == length && character.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
      characters.append(Array(isWhole ? character : rest.prefix(1)))
      rest = rest.dropFirst(isWhole ? length : 1)
    }
    return characters
  }
}
