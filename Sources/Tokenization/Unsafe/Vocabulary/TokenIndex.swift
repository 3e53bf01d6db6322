// SPDX-License-Identifier: Apache-2.0

/// Finds a token's id by its bytes.
@safe struct TokenIndex {
  private let tokens: TokenBytes
  /// An id below the upper half of its bytes' hash, which tells most others apart at once.
  private let slots: FlatArray<UInt64>

  private static let empty = UInt64.max

  /// Creates the index of the tokens with these ids; of equal ones the last counts.
  init(_ tokens: TokenBytes, ids: some Collection<UInt32>) {
    self.tokens = tokens
    var bits = 4
    while 1 << bits < ids.count * 2 { bits += 1 }
    slots = FlatArray(repeating: TokenIndex.empty, count: 1 << bits)
    for id in ids where tokens.length(id) > 0 {
      let (place, tag) = unsafe slot(tokens.start(id), tokens.length(id))
      slots[place] = tag | UInt64(id)
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
    let slot = unsafe slots.base[slot(start, length).index]
    return slot == TokenIndex.empty ? nil : UInt32(truncatingIfNeeded: slot)
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
      guard let base = text.baseAddress else { return nil }
      return unsafe rule(base, text.count, border: border)
    }
  }

  /// As `rule(_:border:)`, of the text of `count` bytes that starts here; `last` is what the rule before
  /// came to, which is often the same token or the one before it.
  @inline(__always)
  func rule(_ start: TextPointer, _ count: Int, border: Int, last: UInt32? = nil) -> MergeRule? {
    guard border > 0, border < count, let left = unsafe id(start, border),
      let right = unsafe id(start + border, count - border)
    else { return nil }
    if let last {
      for result in last...last + 1 where unsafe isToken(result, start, count) {
        return MergeRule(left: left, right: right, result: result)
      }
    }
    guard let result = unsafe id(start, count) else { return nil }
    return MergeRule(left: left, right: right, result: result)
  }

  /// Returns whether an id is that of the token with these bytes, if no two have the same.
  @inline(__always)
  private func isToken(_ id: UInt32, _ start: TextPointer, _ length: Int) -> Bool {
    guard id < tokens.count, tokens.length(id) == length else { return false }
    return unsafe equalBytes(tokens.start(id), start, length)
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

  /// Returns the slot that holds the token with these bytes or would, and the upper half of their hash.
  @inline(__always)
  private func slot(_ start: TextPointer, _ length: Int) -> (index: Int, tag: UInt64) {
    let hash = unsafe fastHash(start, length)
    let tag = hash & ~0xFFFF_FFFF
    var index = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while true {
      let slot = unsafe slots.base[index]
      if slot == TokenIndex.empty { return (index, tag) }
      let id = UInt32(truncatingIfNeeded: slot)
      if slot ^ tag < 1 << 32, tokens.length(id) == length,
        unsafe equalBytes(tokens.start(id), start, length)
      {
        return (index, tag)
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
  return unsafe shortWord(left, count) == shortWord(right, count)
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
  return unsafe mixed(hash ^ shortWord(start, count))
}

/// Returns a word that tells texts of the same length below eight bytes apart.
@inline(__always)
private func shortWord(_ start: TextPointer, _ count: Int) -> UInt64 {
  if count >= 4 {
    let low = unsafe UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)
    let high = unsafe UnsafeRawPointer(start + count - 4).loadUnaligned(as: UInt32.self)
    return UInt64(high) << 32 | UInt64(low)
  }
  guard count > 0 else { return 0 }
  let (first, middle, last) = unsafe (start[0], start[count / 2], start[count - 1])
  return UInt64(first) | UInt64(middle) << 8 | UInt64(last) << 16
}

@inline(__always)
private func mixed(_ value: UInt64) -> UInt64 {
  let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
  return product.high ^ product.low
}
