// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Turns the spelling of tokens into their bytes where it lies, for lists of hundreds of thousands.
///
/// The twin of `ByteLevelAlphabet`, which is asked where this one gives up.
@safe struct AlphabetDecoder {
  /// How many bytes of text are decoded at most.
  static let limit = 2 * CompiledVocabulary.maximumTokenLength

  private let isByteLevel: Bool
  /// The byte for each code point; beyond a byte's values where there is none.
  private let bytes: FlatArray<UInt16>

  private static let none: UInt16 = 0x100

  init(isByteLevel: Bool) {
    self.isByteLevel = isByteLevel
    bytes = FlatArray(ByteLevelAlphabet.bytes.map { $0.map(UInt16.init) ?? AlphabetDecoder.none })
  }

  /// Writes the bytes that a text of at most `limit` bytes stands for; returns how many, nil where it
  /// takes a longer look.
  @inline(__always)
  func decode(_ text: TextPointer, _ count: Int, to result: UnsafeMutablePointer<UInt8>) -> Int? {
    guard isByteLevel else {
      unsafe result.update(from: text, count: count)
      return count
    }
    var written = 0
    var index = 0
    while index < count {
      var point = unsafe Int(text[index])
      index &+= 1
      if point >= 0x80 {
        guard point >= 0xC2, point <= 0xC5, index < count, unsafe text[index] & 0xC0 == 0x80 else {
          return nil
        }
        point = unsafe (point & 0x1F) &<< 6 | Int(text[index] & 0x3F)
        index &+= 1
        guard point < bytes.count else { return nil }
      }
      let byte = unsafe bytes.base[point]
      guard byte < AlphabetDecoder.none else { return nil }
      unsafe result[written] = UInt8(truncatingIfNeeded: byte)
      written &+= 1
    }
    return written
  }
}

extension JSONNode {
  /// Where the text of a string or key is whose spelling is its text and not long; nil for others.
  @inline(__always)
  func plainText(in text: TextPointer) -> (start: TextPointer, count: Int)? {
    let count = Int(end) &- Int(start) &- 2
    guard kind == .string || kind == .key, !hasEscape, count >= 0,
      count <= AlphabetDecoder.limit, unsafe text[Int(start)] == UInt8(ascii: "\"")
    else { return nil }
    return unsafe (text + Int(start) + 1, count)
  }
}
