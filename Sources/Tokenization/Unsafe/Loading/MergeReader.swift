// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Reads the merges of a `tokenizer.json` that are spelled plainly, as all known ones are.
@safe struct MergeReader {
  private let index: TokenIndex
  private let decoder: AlphabetDecoder
  /// The two parts of a merge as bytes, one after the other.
  private let joined = FlatArray<UInt8>(repeating: 0, count: 2 * AlphabetDecoder.limit)

  init(_ index: TokenIndex, isByteLevel: Bool) {
    self.index = index
    decoder = AlphabetDecoder(isByteLevel: isByteLevel)
  }

  /// Calls `take` with the place and the rule of each merge in the array, nil for merges that take a
  /// longer look, until it returns false.
  func read(_ merges: JSONValue, _ take: (_ place: Int, _ rule: MergeRule?) -> Bool) {
    unsafe merges.document.withTape { nodes, text in
      let end = unsafe min(Int(nodes[merges.index].next), nodes.count)
      var place = merges.index + 1
      var last: UInt32?
      while place < end {
        let node = unsafe nodes[place]
        var rule: MergeRule?
        if node.kind == .string {
          unsafe rule = self.rule(node, text, last)
        } else if node.kind == .array, Int(node.next) == place + 3, place + 2 < end {
          unsafe rule = self.rule(nodes[place + 1], nodes[place + 2], text, last)
        }
        last = rule?.result
        guard take(place, rule) else { return }
        place = Int(node.next)
      }
    }
  }

  /// Returns the rule of two texts with a space between them.
  @inline(__always)
  private func rule(_ merge: JSONNode, _ text: TextPointer, _ last: UInt32?) -> MergeRule? {
    guard let (start, count) = unsafe merge.plainText(in: text) else { return nil }
    // There are comments that start like this.
    guard count > 0, unsafe start[0] != UInt8(ascii: "#") else { return nil }
    var space = 0
    while space < count, unsafe start[space] != 0x20 { space &+= 1 }
    var rest = space &+ 1
    while rest < count, unsafe start[rest] != 0x20 { rest &+= 1 }
    guard space > 0, space &+ 1 < count, rest == count else { return nil }
    return unsafe rule(start, space, start + space + 1, count &- space &- 1, last)
  }

  @inline(__always)
  private func rule(_ left: JSONNode, _ right: JSONNode, _ text: TextPointer, _ last: UInt32?)
    -> MergeRule?
  {
    guard let left = unsafe left.plainText(in: text), let right = unsafe right.plainText(in: text)
    else { return nil }
    return unsafe rule(left.start, left.count, right.start, right.count, last)
  }

  @inline(__always)
  private func rule(
    _ left: TextPointer, _ leftCount: Int, _ right: TextPointer, _ rightCount: Int,
    _ last: UInt32?
  ) -> MergeRule? {
    guard let border = unsafe decoder.decode(left, leftCount, to: joined.base),
      let count = unsafe decoder.decode(right, rightCount, to: joined.base + border)
    else { return nil }
    return unsafe index.rule(
      TextPointer(joined.base), border + count, border: border, last: last)
  }
}
