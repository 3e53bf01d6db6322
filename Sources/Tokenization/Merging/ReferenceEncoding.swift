// SPDX-License-Identifier: Apache-2.0

/// Encodes with the merger that works for any list of rules.
struct ReferenceEncoding: Sendable {
  private let merger: ReferenceMerger
  private let fallback: CharacterFallback
  private let symbols: TokenTrie

  /// Creates an encoder; the trie has at least the tokens that merging starts with.
  init(_ merger: ReferenceMerger, _ fallback: CharacterFallback, _ symbols: TokenTrie) {
    self.merger = merger
    self.fallback = fallback
    self.symbols = symbols
  }

  /// Returns the tokens of a piece, and how many bytes each stands for.
  ///
  /// A character that is dropped does not keep those beside it apart: a token may reach over it.
  func encode(_ piece: [UInt8]) -> [(id: UInt32, length: Int)] {
    let start = start(piece)
    var result: [(id: UInt32, length: Int)] = []
    if start.lead > 0 { result.append((CharacterFallback.dropped, start.lead)) }
    let merged = merger.mergePlaces(start.ids)
    for (index, token) in merged.enumerated() {
      let end = index + 1 < merged.count ? merged[index + 1].start : start.ids.count
      let inner = token.start..<end - 1
      let length = inner.reduce(start.lengths[end - 1]) {
        $0 + start.lengths[$1] + start.dropped[$1]
      }
      result.append((token.id, length))
      if start.dropped[end - 1] > 0 {
        result.append((CharacterFallback.dropped, start.dropped[end - 1]))
      }
    }
    return result
  }

  /// What merging starts with.
  private struct Start {
    var ids: [UInt32] = []
    /// How many bytes each stands for.
    var lengths: [Int] = []
    /// How many bytes behind each are dropped.
    var dropped: [Int] = []
    /// How many bytes before the first are dropped.
    var lead = 0

    mutating func add(_ id: UInt32, _ length: Int) {
      ids.append(id)
      lengths.append(length)
      dropped.append(0)
    }

    mutating func drop(_ length: Int) {
      if dropped.isEmpty { lead += length } else { dropped[dropped.count - 1] += length }
    }
  }

  private func start(_ piece: [UInt8]) -> Start {
    var start = Start()
    var wasUnknown = false
    for symbol in fallback.symbols == .characters ? piece.characters : piece.map({ [$0] }) {
      var isUnknown = false
      if let id = symbols.id(symbol) {
        start.add(id, symbol.count)
      } else if !fallback.byteTokens.isEmpty {
        for byte in symbol { start.add(fallback.byteTokens[Int(byte)], 1) }
      } else if let token = fallback.unknownToken {
        isUnknown = true
        if wasUnknown, fallback.fusesUnknown {
          start.lengths[start.lengths.count - 1] += symbol.count
        } else {
          start.add(token, symbol.count)
        }
      } else {
        start.drop(symbol.count)
      }
      wasUnknown = isUnknown
    }
    return start
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
