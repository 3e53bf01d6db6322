// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Reads the texts and ids of a vocabulary in a `tokenizer.json` that are spelled plainly, as nearly
/// all are.
@safe struct VocabularyReader {
  /// A token whose text stands for bytes; valid until the next one is read.
  @safe struct Token {
    let id: UInt32
    let bytes: UnsafeBufferPointer<UInt8>
    let spelling: UnsafeBufferPointer<UInt8>
  }

  private let decoder: AlphabetDecoder
  private let decoded = FlatArray<UInt8>(repeating: 0, count: AlphabetDecoder.limit)

  init(isByteLevel: Bool) { decoder = AlphabetDecoder(isByteLevel: isByteLevel) }

  /// Calls `take` with the place of each member's key in the object and its token, nil for members
  /// that take a longer look, until it returns false.
  func read(_ vocab: JSONValue, _ take: (_ place: Int, _ token: Token?) -> Bool) {
    unsafe vocab.document.withTape { nodes, text in
      let end = unsafe min(Int(nodes[vocab.index].next), nodes.count)
      var place = vocab.index + 1
      while place + 1 < end {
        guard unsafe take(place, token(nodes[place], nodes[place + 1], text)) else { return }
        unsafe place = Int(nodes[place + 1].next)
      }
    }
  }

  @inline(__always)
  private func token(_ key: JSONNode, _ value: JSONNode, _ text: TextPointer) -> Token? {
    guard let (start, count) = unsafe key.plainText(in: text),
      let id = unsafe value.tokenID(in: text),
      let length = unsafe decoder.decode(start, count, to: decoded.base)
    else { return nil }
    return unsafe Token(
      id: id, bytes: UnsafeBufferPointer(start: decoded.base, count: length),
      spelling: UnsafeBufferPointer(start: start, count: count))
  }
}

extension JSONNode {
  /// The number as the id of a token; nil when it cannot be one.
  fileprivate func tokenID(in text: TextPointer) -> UInt32? {
    guard kind == .number, 1...7 ~= end - start else { return nil }
    var id: UInt32 = 0
    for offset in Int(start)..<Int(end) {
      let digit = unsafe text[offset] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      id = id * 10 + UInt32(digit)
    }
    return id < PairTable.maximumTokenCount ? id : nil
  }
}
