// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// A place in UTF-8 text that has at least sixteen readable bytes behind its end.
///
/// Sound as long as that holds: what is read ahead is compared with the end before it counts.
/// Ill-formed bytes are characters of one byte and of no class.
typealias TextPointer = UnsafePointer<UInt8>

/// A character as the scanners see it.
struct ScannedCharacter {
  let classes: CharacterClass
  let length: Int

  @inline(__always)
  func isAny(_ wanted: CharacterClass) -> Bool { classes.rawValue & wanted.rawValue != 0 }
}

extension UnsafePointer where Pointee == UInt8 {
  /// The character that starts here.
  @inline(__always)
  var character: ScannedCharacter {
    let first = unsafe self[0]
    if first < 0x80 {
      return ScannedCharacter(
        classes: CharacterClass(rawValue: ascii_class(first)), length: 1)
    }
    let (value, length) = unsafe longScalar
    return ScannedCharacter(classes: CharacterClass(rawValue: unicode_class(value)), length: length)
  }

  /// The code point that starts here with a byte beyond ASCII, and its length; for ill-formed text a
  /// code point without classes and one byte.
  @inline(__always)
  var longScalar: (value: UInt32, length: Int) {
    let first = unsafe UInt32(self[0])
    let second = unsafe UInt32(self[1]) ^ 0x80
    let third = unsafe UInt32(self[2]) ^ 0x80
    if first >= 0xE0, first < 0xF0 {
      let value = (first & 0x0F) << 12 | second << 6 | third
      if second | third < 0x40, value >= 0x800, value & 0xF800 != 0xD800 { return (value, 3) }
    } else if first >= 0xC2, first < 0xE0 {
      if second < 0x40 { return ((first & 0x1F) << 6 | second, 2) }
    } else if first >= 0xF0, first < 0xF5 {
      let fourth = unsafe UInt32(self[3]) ^ 0x80
      let value = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
      if second | third | fourth < 0x40, value >= 0x10000, value < 0x110000 { return (value, 4) }
    }
    return (unassigned, 1)
  }

  /// The length of the character that starts here, in bytes.
  var characterLength: Int { unsafe self[0] < 0x80 ? 1 : longScalar.length }

  /// The eight bytes from here, the first one lowest.
  @inline(__always)
  var word: UInt64 {
    unsafe UInt64(littleEndian: UnsafeRawPointer(self).loadUnaligned(as: UInt64.self))
  }

  /// Returns the first place from here that is not an ASCII letter; it may be beyond `end`.
  @inline(__always)
  func skippingASCIILetters(_ end: TextPointer) -> TextPointer {
    var place = unsafe self
    while unsafe place < end {
      let others = unsafe ~letter_bits(place) & 0xFFFF
      if others != 0 { return unsafe place + others.trailingZeroBitCount }
      unsafe place += 16
    }
    return unsafe place
  }

  /// Returns the first place from here that is not a space; it may be beyond `end`.
  @inline(__always)
  func skippingSpaces(_ end: TextPointer) -> TextPointer {
    var place = unsafe self
    while unsafe place < end {
      let others = unsafe place.word ^ 0x2020_2020_2020_2020
      if others != 0 { return unsafe place + others.trailingZeroBitCount / 8 }
      unsafe place += 8
    }
    return unsafe place
  }

  /// Returns the first place from here that is not an ASCII letter of lower case; it may be
  /// beyond `end`.
  @inline(__always)
  func skippingASCIILowerCase(_ end: TextPointer) -> TextPointer {
    var place = unsafe self
    while unsafe place < end {
      let others = unsafe ~lower_case_bits(place) & 0xFFFF
      if others != 0 { return unsafe place + others.trailingZeroBitCount }
      unsafe place += 16
    }
    return unsafe place
  }
}

/// A noncharacter: no class has it.
private let unassigned: UInt32 = 0x10FFFF

/// Tests on eight bytes at once; the answer is the high bit of each byte.
enum ASCIIBytes {
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  static func letters(_ word: UInt64) -> UInt64 { lowerCase(word | 0x2020_2020_2020_2020) }

  @inline(__always)
  static func lowerCase(_ word: UInt64) -> UInt64 {
    let low = word & ~highBits
    let fromA = low &+ 0x1F1F_1F1F_1F1F_1F1F
    let beyondZ = low &+ 0x0505_0505_0505_0505
    return fromA & ~beyondZ & ~word & highBits
  }
}
