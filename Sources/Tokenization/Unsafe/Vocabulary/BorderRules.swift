// SPDX-License-Identifier: Apache-2.0

/// The rules that merge a part of a character with what is beside the character.
///
/// The right part of such a rule is some first bytes of a character and no more, or the left part is
/// some last bytes. A rule whose result comes after the character's own token comes too late.
struct BorderRules {
  /// Bytes beside a character, one bit each for the lowest six bits of the byte.
  struct Neighbours: BitwiseCopyable, Hashable {
    var before: UInt64 = 0
    var after: UInt64 = 0

    @inline(__always)
    func hasBefore(_ byte: UInt8) -> Bool { before &>> UInt64(byte & 63) & 1 == 1 }

    /// A byte that goes on with no character could merge with the last one of any.
    @inline(__always)
    func hasAfter(_ byte: UInt8) -> Bool {
      byte.isContinuation || after &>> UInt64(byte & 63) & 1 == 1
    }
  }

  /// Rules with the same part of a character, the first one for each byte beside it.
  private struct Rules {
    private(set) var list: [(result: UInt32, beside: UInt64)] = []
    private var known: UInt64 = 0

    mutating func add(_ result: UInt32, beside byte: UInt8) {
      let bit: UInt64 = 1 << UInt64(byte & 63)
      guard known & bit == 0 else { return }
      known |= bit
      list.append((result, bit))
    }

    func beside(before id: UInt32) -> UInt64 {
      list.reduce(0) { $1.result < id ? $0 | $1.beside : $0 }
    }
  }

  /// By the first bytes of characters and by the last ones, of which there are one or two.
  private var prefixes: [Int: Rules] = [:]
  private var suffixes: [Int: Rules] = [:]

  /// Takes the rules of tokens that are numbered in the order of their rules.
  init(_ tokens: TokenBytes, _ merges: MergeTable) {
    let ids = 0..<UInt32(tokens.count)
    let parts = ids.map { BorderRules.part(tokens, $0) }
    for id in ids {
      let token = unsafe merges.tokens.base[Int(id)]
      let left = parts[Int(token.left)]
      let right = parts[Int(token.right)]
      guard token.rank > 0, left == .last || right == .first else { continue }
      let start = unsafe tokens.start(token.right)
      let border = unsafe start[0]
      if border.isContinuation { continue }
      if right == .first, let last = tokens[token.left].last {
        let key = unsafe BorderRules.key(start, tokens.length(token.right))
        prefixes[key, default: Rules()].add(id, beside: last)
      }
      if left == .last {
        let key = unsafe BorderRules.key(tokens.start(token.left), tokens.length(token.left))
        suffixes[key, default: Rules()].add(id, beside: border)
      }
    }
  }

  /// What of a character a token is.
  private enum Part { case first, last, none }

  private static func part(_ tokens: TokenBytes, _ id: UInt32) -> Part {
    let length = tokens.length(id)
    guard 1...2 ~= length else { return .none }
    let first = unsafe tokens.start(id)[0]
    if first.isContinuation { return .last }
    return first >= (length == 1 ? 0xC0 : 0xE0) ? .first : .none
  }

  /// Returns beside which bytes the token of a character of two or three bytes may not come about.
  func interfering(with id: UInt32, _ start: TextPointer, _ length: Int) -> Neighbours {
    var neighbours = Neighbours()
    for count in 1..<length {
      let first = unsafe BorderRules.key(start, count)
      let last = unsafe BorderRules.key(start + length - count, count)
      neighbours.before |= prefixes[first]?.beside(before: id) ?? 0
      neighbours.after |= suffixes[last]?.beside(before: id) ?? 0
    }
    return neighbours
  }

  private static func key(_ start: TextPointer, _ length: Int) -> Int {
    unsafe length == 1 ? Int(start[0]) : Int(start[0]) << 8 | Int(start[1])
  }
}

extension UInt8 {
  /// Whether this is a byte of a character but not its first.
  @inline(__always)
  fileprivate var isContinuation: Bool { self & 0xC0 == 0x80 }
}
