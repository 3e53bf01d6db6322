// SPDX-License-Identifier: Apache-2.0

/// Finds a token's id by its bytes.
@safe struct TokenIndex {
  private let tokens: TokenBytes
  private let slots: FlatArray<UInt32>

  private static let empty = UInt32.max

  /// Creates the index of the tokens with these ids; of equal ones the last counts.
  init(_ tokens: TokenBytes, ids: some Collection<UInt32>) {
    self.tokens = tokens
    var bits = 4
    while 1 << bits < ids.count * 2 { bits += 1 }
    slots = FlatArray(repeating: TokenIndex.empty, count: 1 << bits)
    for id in ids where tokens.length(id) > 0 {
      let place = unsafe slot(tokens.start(id), tokens.length(id))
      slots[place] = id
    }
  }

  /// Creates the index of tokens of which no two may be equal.
  init(unique tokens: TokenBytes, ids: some Collection<UInt32>) throws(VocabularyFault) {
    self.init(tokens, ids: ids)
    for id in ids where tokens.length(id) > 0 {
      guard unsafe self.id(tokens.start(id), tokens.length(id)) == id else {
        throw VocabularyFault("has the token with the id \(id) twice")
      }
    }
  }

  /// Returns the token with these bytes.
  @inline(__always)
  func id(_ start: TextPointer, _ length: Int) -> UInt32? {
    let id = unsafe slots.base[slot(start, length)]
    return id == TokenIndex.empty ? nil : id
  }

  /// Returns the token with these bytes.
  func id(_ bytes: [UInt8]) -> UInt32? {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return nil }
      return unsafe id(base, bytes.count)
    }
  }

  /// Returns the rule that merges the two tokens of which a text consists; nil when the parts or the
  /// whole are none.
  func rule(_ text: [UInt8], border: Int) -> MergeRule? {
    unsafe text.withUnsafeBufferPointer { text in
      guard let base = text.baseAddress, border > 0, border < text.count,
        let left = unsafe id(base, border),
        let right = unsafe id(base + border, text.count - border),
        let result = unsafe id(base, text.count)
      else { return nil }
      return MergeRule(left: left, right: right, result: result)
    }
  }

  /// Calls `body` with each two tokens whose bytes together are those of the token `id`.
  func eachSplit(_ id: UInt32, _ body: (_ left: UInt32, _ right: UInt32) -> Void) {
    let start = unsafe tokens.start(id)
    let length = tokens.length(id)
    for border in 1..<max(1, length) {
      if let left = unsafe self.id(start, border),
        let right = unsafe self.id(start + border, length - border)
      {
        body(left, right)
      }
    }
  }

  /// Returns the slot that holds the token with these bytes or would.
  @inline(__always)
  private func slot(_ start: TextPointer, _ length: Int) -> Int {
    var index = unsafe Int(truncatingIfNeeded: fastHash(start, length)) & (slots.count &- 1)
    while true {
      let id = unsafe slots.base[index]
      if id == TokenIndex.empty { return index }
      if tokens.length(id) == length, unsafe equalBytes(tokens.start(id), start, length) {
        return index
      }
      index = (index &+ 1) & (slots.count &- 1)
    }
  }
}

@inline(__always)
func equalBytes(_ left: TextPointer, _ right: TextPointer, _ count: Int) -> Bool {
  var index = 0
  while index &+ 8 < count {
    if unsafe (left + index).word != (right + index).word { return false }
    index &+= 8
  }
  // The last word may overlap with the one before.
  if count >= 8 { return unsafe (left + count - 8).word == (right + count - 8).word }
  while index < count, unsafe left[index] == right[index] { index &+= 1 }
  return index == count
}

/// Returns a hash that is quick for short texts; not for keeping, and not against an adversary.
@inline(__always)
func fastHash(_ start: TextPointer, _ count: Int) -> UInt64 {
  var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
  var index = 0
  while index &+ 8 < count {
    hash = unsafe mixed(hash ^ (start + index).word)
    index &+= 8
  }
  if count >= 8 { return unsafe mixed(hash ^ (start + count - 8).word) }
  var rest: UInt64 = 0
  while index < count {
    rest = unsafe rest << 8 | UInt64(start[index])
    index &+= 1
  }
  return mixed(hash ^ rest)
}

@inline(__always)
private func mixed(_ value: UInt64) -> UInt64 {
  let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
  return product.high ^ product.low
}
