// SPDX-License-Identifier: Apache-2.0

/// The bytes of tokens by id, one token after the other; an id that no token has has no bytes.
///
/// An array for each of a hundred thousand tokens would take longer than all else that is done with
/// them.
struct TokenList: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
  /// The bytes in the order in which they came.
  private(set) var bytes: [UInt8] = []
  private var starts: [UInt32] = []
  private var lengths: [UInt32] = []

  init() {}

  init(_ tokens: some Sequence<[UInt8]>) { for token in tokens { append(token) } }

  init(arrayLiteral tokens: [UInt8]...) { self.init(tokens) }

  var startIndex: Int { 0 }
  var endIndex: Int { starts.count }

  subscript(id: Int) -> [UInt8] { Array(bytes[range(id)]) }

  /// Returns where the bytes of a token are in `bytes`.
  func range(_ id: Int) -> Range<Int> {
    let start = Int(starts[id])
    return start..<start + Int(lengths[id])
  }

  /// Returns how many bytes a token has.
  func length(_ id: Int) -> Int { Int(lengths[id]) }

  mutating func append(_ token: [UInt8]) { place(token, at: count) }

  /// Gives an id its bytes; it has none yet, and ids that are missing before it get none.
  mutating func place(_ token: some Collection<UInt8>, at id: Int) {
    if id == count {
      starts.append(0)
      lengths.append(0)
    } else if id > count {
      let missing = repeatElement(UInt32(0), count: id + 1 - count)
      starts += missing
      lengths += missing
    }
    starts[id] = UInt32(truncatingIfNeeded: bytes.count)
    lengths[id] = UInt32(truncatingIfNeeded: token.count)
    bytes += token
  }
}
