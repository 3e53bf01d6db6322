// SPDX-License-Identifier: Apache-2.0

/// Cuts text between two characters where no token has the bytes on both sides next to each other.
///
/// What merges across a place becomes a token with these two bytes in it, so nothing ever does. In
/// the text spaces stand for U+2581.
@safe struct SeamCutter: TextCutter, Sendable {
  /// A bit for each two bytes: whether they may be in one token.
  let joined: FlatArray<UInt64>

  /// Creates a view of bits made by `init(_:_:)`.
  init(joined: FlatArray<UInt64>) { self.joined = joined }

  /// Creates a cutter for the tokens with these ids.
  init(_ ids: [UInt32], _ tokens: TokenBytes) {
    joined = FlatArray(repeating: 0, count: SeamCutter.wordCount)
    let letters = [UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z")]
    // Not needed, but they are nearly all joined, and so runs of letters need no looks.
    for first in letters.joined() { for second in letters.joined() { join(first, second) } }
    for first in UInt8.min...UInt8.max {
      for continuation in UInt8(0x80)...0xBF { join(first, continuation) }
    }
    for id in ids {
      let bytes = tokens[id]
      for (first, second) in zip(bytes, bytes.dropFirst()) { join(first, second) }
      guard bytes.contains(0xE2), let bytes = bytes.withSpaces else { continue }
      for (first, second) in zip(bytes, bytes.dropFirst()) {
        join(first, second)
        guard first == 0x20, second == 0x20 else { continue }
        // A space beside U+2581, which stands for itself.
        join(SpaceMarking.mark[2], 0x20)
        join(0x20, SpaceMarking.mark[0])
      }
    }
  }

  static let wordCount = 1 << 10

  private func join(_ first: UInt8, _ second: UInt8) {
    let pair = Int(first) << 8 | Int(second)
    joined[pair >> 6] |= 1 << UInt64(pair & 63)
  }

  @inline(__always)
  private func areJoined(_ place: TextPointer) -> Bool {
    let pair = unsafe Int(place[-1]) << 8 | Int(place[0])
    return unsafe joined.base[pair >> 6] & 1 &<< UInt64(truncatingIfNeeded: pair & 63) != 0
  }

  @inline(__always)
  func end(of start: TextPointer, _ end: TextPointer) -> TextPointer {
    var place = unsafe start
    repeat {
      let isLetter = unsafe ASCIIKind.of(place[0]).isAny(.letter)
      unsafe place += 1
      if isLetter { unsafe place = place.skippingASCIILetters(end) }
    } while unsafe place < end && areJoined(place)
    return unsafe min(place, end)
  }
}
