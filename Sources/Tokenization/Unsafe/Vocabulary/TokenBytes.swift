// SPDX-License-Identifier: Apache-2.0

/// The bytes of all tokens, by id; an id that no token has has no bytes.
@safe struct TokenBytes: Sendable {
  let offsets: FlatArray<UInt32>
  /// All tokens, and what is read ahead behind the last one.
  let bytes: FlatArray<UInt8>

  static let padding = 16

  /// Creates a view of tables made by `init(_:)`.
  init(offsets: FlatArray<UInt32>, bytes: FlatArray<UInt8>) {
    self.offsets = offsets
    self.bytes = bytes
  }

  /// Creates the table of the tokens, listed by id.
  init(_ tokens: TokenList) {
    offsets = FlatArray(repeating: 0, count: tokens.count + 1)
    bytes = FlatArray(repeating: 0, count: tokens.bytes.count + TokenBytes.padding)
    var offset = 0
    unsafe tokens.bytes.withUnsafeBufferPointer { source in
      for id in tokens.indices {
        offsets[id] = UInt32(offset)
        let range = tokens.range(id)
        guard let start = source.baseAddress, !range.isEmpty else { continue }
        precondition(offset + range.count <= bytes.count && range.upperBound <= source.count)
        unsafe (bytes.base + offset).update(from: start + range.lowerBound, count: range.count)
        offset += range.count
      }
    }
    offsets[tokens.count] = UInt32(offset)
  }

  /// How many ids there are.
  var count: Int { offsets.count - 1 }

  @inline(__always)
  func length(_ id: UInt32) -> Int {
    unsafe Int(offsets.base[Int(id) &+ 1] &- offsets.base[Int(id)])
  }

  @inline(__always)
  func start(_ id: UInt32) -> TextPointer {
    unsafe TextPointer(bytes.base + Int(offsets.base[Int(id)]))
  }

  /// The bytes of a token.
  subscript(id: UInt32) -> [UInt8] {
    precondition(id < count)
    return unsafe Array(UnsafeBufferPointer(start: start(id), count: length(id)))
  }

  /// Returns whether a space or the first byte of U+2581 is in a token.
  func hasSpaceOrMark(_ id: UInt32) -> Bool {
    let start = unsafe start(id)
    return (0..<length(id)).contains { unsafe start[$0] == 0x20 || start[$0] == 0xE2 }
  }

  /// Returns how many first bytes two tokens share.
  func commonPrefix(_ first: UInt32, _ second: UInt32) -> Int {
    let limit = min(length(first), length(second))
    let left = unsafe start(first)
    let right = unsafe start(second)
    var shared = 0
    while shared < limit, unsafe left[shared] == right[shared] { shared += 1 }
    return shared
  }

  /// Returns how many steps a trie of the tokens has; they are in the order of their bytes.
  func stepCount(_ sorted: [UInt32]) -> Int {
    var count = 0
    var previous: UInt32?
    for id in sorted {
      count += length(id) - (previous.map { commonPrefix($0, id) } ?? 0)
      previous = id
    }
    return count
  }

  /// Returns the ids in the order of the tokens' bytes.
  func sorted(_ ids: [UInt32]) -> [UInt32] {
    // The first eight bytes decide nearly always.
    var sorted = TokenBytes.sorted(ids.map { PrefixedID(prefix: prefixKey($0), id: $0) })
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].prefix == sorted[start].prefix { end += 1 }
      if end - start > 1 { sorted[start..<end].sort { isLess($0.id, $1.id) } }
      start = end
    }
    return sorted.map(\.id)
  }

  /// A token and its first eight bytes, the first one highest.
  private struct PrefixedID {
    var prefix: UInt64 = 0
    var id: UInt32 = 0
  }

  /// Returns the tokens in the order of their first bytes: byte by byte, from the last one.
  private static func sorted(_ ids: [PrefixedID]) -> [PrefixedID] {
    var from = ids
    var to = [PrefixedID](repeating: PrefixedID(), count: ids.count)
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      var counts = [Int](repeating: 0, count: 256)
      for id in from { counts[Int(id.prefix >> shift & 0xFF)] += 1 }
      var place = 0
      for byte in 0..<256 { (counts[byte], place) = (place, place + counts[byte]) }
      for id in from {
        let byte = Int(id.prefix >> shift & 0xFF)
        to[counts[byte]] = id
        counts[byte] += 1
      }
      swap(&from, &to)
    }
    return from
  }

  private func prefixKey(_ id: UInt32) -> UInt64 {
    var key: UInt64 = 0
    let start = unsafe start(id)
    for index in 0..<min(8, length(id)) {
      unsafe key |= UInt64(start[index]) << UInt64(56 - 8 * index)
    }
    return key
  }

  private func isLess(_ first: UInt32, _ second: UInt32) -> Bool {
    let shared = commonPrefix(first, second)
    if shared == length(first) { return length(first) < length(second) }
    if shared == length(second) { return false }
    return unsafe start(first)[shared] < start(second)[shared]
  }
}
