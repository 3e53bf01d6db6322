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

  /// A rule: its result and the byte at the other side of the border.
  private struct Rule {
    let result: UInt32
    let beside: UInt8
  }

  /// By the first bytes of characters and by the last ones, of which there are one or two.
  private var prefixes: [Int: [Rule]] = [:]
  private var suffixes: [Int: [Rule]] = [:]

  init(_ tokens: TokenBytes, _ merges: MergeTable) {
    for id in 0..<UInt32(tokens.count) {
      let token = unsafe merges.tokens.base[Int(id)]
      guard token.rank > 0 else { continue }
      let right = unsafe tokens.start(token.right)
      guard unsafe !right[0].isContinuation else { continue }
      let left = unsafe tokens.start(token.left)
      let leftLength = tokens.length(token.left)
      let rightLength = tokens.length(token.right)
      if rightLength <= 2, unsafe right[0] >= (rightLength == 1 ? 0xC0 : 0xE0) {
        let rule = unsafe Rule(result: id, beside: left[leftLength - 1])
        unsafe prefixes[BorderRules.key(right, rightLength), default: []].append(rule)
      }
      if leftLength <= 2, unsafe left[0].isContinuation {
        let rule = unsafe Rule(result: id, beside: right[0])
        unsafe suffixes[BorderRules.key(left, leftLength), default: []].append(rule)
      }
    }
  }

  /// Returns beside which bytes the token of a character of two or three bytes may not come about.
  func interfering(with id: UInt32, _ start: TextPointer, _ length: Int) -> Neighbours {
    var neighbours = Neighbours()
    for count in 1..<length {
      for rule in unsafe prefixes[BorderRules.key(start, count)] ?? [] where rule.result < id {
        neighbours.before |= 1 << UInt64(rule.beside & 63)
      }
      let last = unsafe BorderRules.key(start + length - count, count)
      for rule in suffixes[last] ?? [] where rule.result < id {
        neighbours.after |= 1 << UInt64(rule.beside & 63)
      }
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
