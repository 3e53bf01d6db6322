// SPDX-License-Identifier: Apache-2.0

/// Holes in texts: characters that stand for a text which is not known yet.
///
/// A template is run once on rows of the same shape, with holes in place of their texts. What it
/// writes are literals and holes (partial evaluation); to render the next row of the shape, its texts
/// are filled in. That holds as long as nobody looks into a hole, which `HoleWatch` sees to.
///
/// Every hole has three parts, so that trimming needs no look: the white space that its text starts
/// with, the body, which starts and ends with something else, and the white space at the end. A part
/// is five characters of the fifteenth, private plane. Four of them are chosen at random when the
/// process starts, so that no text, wherever it comes from, can be taken for a hole.
public enum TextHole {
  /// How many holes can be told apart.
  public static let limit = 256

  /// A part of the text that fills a hole.
  enum Part: Int, Comparable {
    case start, body, end

    static func < (left: Part, right: Part) -> Bool { left.rawValue < right.rawValue }
  }

  /// Returns the hole with a number below `limit` as UTF-8.
  public static func bytes(_ number: Int) -> [UInt8] {
    precondition(0..<limit ~= number, "hole number out of range")
    var bytes: [UInt8] = []
    for part in [Part.start, .body, .end] {
      let isBody = part == .body
      bytes += isBody ? bodyPrefix : spacePrefix
      bytes += character(number * 3 + part.rawValue, isBody: isBody)
    }
    return bytes
  }

  /// The length of a part in bytes.
  static let partByteCount = 20

  /// Whether there may be holes in a text.
  static func mayBeIn(_ bytes: some Sequence<UInt8>) -> Bool { bytes.contains(leadByte) }

  /// Whether a character stands for white space around a text.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    firstSpace..<firstSpace + range ~= scalar.value
  }

  /// Returns the part at an offset; nil when there is none.
  static func part(_ bytes: [UInt8], at index: Int, before end: Int) -> (hole: Int, part: Part)? {
    guard index >= 0, index + partByteCount <= end, bytes[index] == leadByte else { return nil }
    let prefix = bytes[index..<index + 16]
    guard prefix.elementsEqual(bodyPrefix) || prefix.elementsEqual(spacePrefix) else { return nil }
    let code = Int(bytes[index + 18] & 0x3F) << 6 | Int(bytes[index + 19] & 0x3F)
    guard code < limit * 3, let part = Part(rawValue: code % 3) else { return nil }
    return (code / 3, part)
  }

  /// The first byte of the characters of the fifteenth plane, and of few others.
  private static let leadByte: UInt8 = 0xF3
  private static let firstSpace: UInt32 = 0xF_0000
  private static let firstBody: UInt32 = 0xF_8000
  private static let range: UInt32 = 0x4000
  private static let secret = (0..<4).map { _ in Int(UInt32.random(in: 0..<range)) }
  private static let spacePrefix = secret.flatMap { character($0, isBody: false) }
  private static let bodyPrefix = secret.flatMap { character($0, isBody: true) }

  private static func character(_ code: Int, isBody: Bool) -> [UInt8] {
    let value = (isBody ? firstBody : firstSpace) + UInt32(code)
    return [
      leadByte, 0x80 | UInt8(value >> 12 & 0x3F), 0x80 | UInt8(value >> 6 & 0x3F),
      0x80 | UInt8(value & 0x3F),
    ]
  }
}
