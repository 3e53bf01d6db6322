// SPDX-License-Identifier: Apache-2.0

/// Holes in texts: characters that stand for a text which is not known yet.
///
/// A template is run once on rows of the same shape, with holes in place of their texts. What it
/// writes are literals and holes (partial evaluation); to render the next row of the shape, its texts
/// are filled in. That holds as long as nobody looks into a hole, which `HoleWatch` sees to.
///
/// Every hole has three parts, so that trimming needs no look: the white space that its text starts
/// with, the body, which starts and ends with something else, and the white space at the end. A part
/// is a character of the fifteenth, private plane.
public enum TextHole {
  /// How many holes can be told apart.
  public static let limit = 256

  /// A part of the text that fills a hole.
  enum Part: Int, Comparable {
    case start, body, end

    static func < (left: Part, right: Part) -> Bool { left.rawValue < right.rawValue }
  }

  /// Returns whether a text has holes, or characters that may be taken for some.
  public static func isIn(_ bytes: some Sequence<UInt8>) -> Bool { bytes.contains(leadByte) }

  /// Returns the hole with a number below `limit` as UTF-8.
  public static func bytes(_ number: Int) -> [UInt8] {
    precondition(0..<limit ~= number, "hole number out of range")
    return (0..<3).flatMap { part in
      let code = number * 3 + part
      return [
        leadByte, 0xB0, 0x80 | UInt8(truncatingIfNeeded: code >> 6), 0x80 | UInt8(code & 0x3F),
      ]
    }
  }

  /// Whether a character stands for white space around a text.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    firstCode..<firstCode + UInt32(limit * 3) ~= scalar.value && (scalar.value - firstCode) % 3 != 1
  }

  static let byteCount = 4

  /// Returns the part at an offset; nil when there is none.
  static func part(_ bytes: [UInt8], at index: Int, before end: Int) -> (hole: Int, part: Part)? {
    guard index + byteCount <= end, bytes[index] == leadByte, bytes[index + 1] == 0xB0 else {
      return nil
    }
    let code = Int(bytes[index + 2] & 0x3F) << 6 | Int(bytes[index + 3] & 0x3F)
    guard code < limit * 3, let part = Part(rawValue: code % 3) else { return nil }
    return (code / 3, part)
  }

  private static let firstCode: UInt32 = 0xF_0000
  /// The first byte of the private planes' characters, and of no others that are assigned.
  private static let leadByte: UInt8 = 0xF3
}
