// SPDX-License-Identifier: Apache-2.0

/// Base64 by RFC 4648, section 4: its alphabet, full padding, and nothing between the letters.
///
/// Bits that the last letter has to spare may have any value, as in Python: the standard leaves
/// refusing them open.
public enum Base64 {
  /// Why a text is not Base64.
  public struct Fault: Error, Equatable {
    /// The kinds of faults.
    public enum Kind: Sendable, Equatable {
      /// A space, a tab or a line end.
      case whiteSpace
      /// `-` or `_`, which belong to the alphabet for URLs.
      case urlAlphabet
      /// Any other byte outside the alphabet.
      case foreignByte
      /// `=` anywhere but at the end, or too many of them.
      case misplacedPadding
      /// The text ends without the `=` that fill its last group of four.
      case missingPadding
      /// One letter is left over: something was cut off.
      case cutOff
    }

    /// What is wrong.
    public var kind: Kind
    /// The offset of the byte at fault; the length of the text where something is missing.
    public var offset: Int
    /// The byte at fault; 0 at the end.
    public var byte: UInt8 = 0
  }

  /// Returns the bytes that `text` stands for.
  ///
  /// - Complexity: O(n).
  public static func decode(_ text: [UInt8]) throws(Fault) -> [UInt8] {
    let letters = text.count - paddingLength(text)
    var bytes = [UInt8](repeating: 0, count: letters * 3 / 4)
    try decodeGroups(text, letters, into: &bytes)
    try checkEnd(text, letters)
    return bytes
  }

  private static func paddingLength(_ text: [UInt8]) -> Int {
    text.suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count
  }

  private static func decodeGroups(
    _ text: [UInt8], _ letters: Int, into bytes: inout [UInt8]
  ) throws(Fault) {
    let values = values
    var target = 0
    var source = 0
    while source + 4 <= letters {
      let first = values[Int(text[source])]
      let second = values[Int(text[source + 1])]
      let third = values[Int(text[source + 2])]
      let fourth = values[Int(text[source + 3])]
      guard (first | second | third | fourth) & invalid == 0 else {
        throw fault(in: text, from: source)
      }
      bytes[target] = first << 2 | second >> 4
      bytes[target + 1] = second << 4 | third >> 2
      bytes[target + 2] = third << 6 | fourth
      source += 4
      target += 3
    }
    var rest: UInt32 = 0
    for index in source..<letters {
      let value = values[Int(text[index])]
      guard value & invalid == 0 else { throw fault(in: text, from: index) }
      rest |= UInt32(value) << UInt32(18 - 6 * (index - source))
    }
    for index in target..<bytes.count {
      bytes[index] = UInt8(truncatingIfNeeded: rest >> UInt32(16 - 8 * (index - target)))
    }
  }

  /// The fault of the first byte from `start` on that is not a letter.
  private static func fault(in text: [UInt8], from start: Int) -> Fault {
    let offset = text[start...].firstIndex { values[Int($0)] & invalid != 0 } ?? start
    let kind: Fault.Kind =
      switch text[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: .whiteSpace
      case UInt8(ascii: "-"), UInt8(ascii: "_"): .urlAlphabet
      case UInt8(ascii: "="): .misplacedPadding
      default: .foreignByte
      }
    return Fault(kind: kind, offset: offset, byte: text[offset])
  }

  private static func checkEnd(_ text: [UInt8], _ letters: Int) throws(Fault) {
    let padding = text.count - letters
    switch (letters % 4, padding) {
    case (0, 0), (2, 2), (3, 1): return
    case (1, _): throw Fault(kind: .cutOff, offset: letters)
    case (2, _), (3, 0): throw Fault(kind: .missingPadding, offset: text.count)
    default: throw Fault(kind: .misplacedPadding, offset: letters, byte: UInt8(ascii: "="))
    }
  }

  private static let invalid: UInt8 = 0x80

  /// The value of each letter; `invalid` for every other byte.
  private static let values: [UInt8] = {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var values = [UInt8](repeating: invalid, count: 256)
    for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()
}
