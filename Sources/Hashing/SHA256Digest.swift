// SPDX-License-Identifier: Apache-2.0

/// A SHA-256: 32 bytes that stand for a content.
public struct SHA256Digest: Sendable, Hashable {
  /// The bytes, 32 of them.
  public let bytes: [UInt8]

  init(_ words: [UInt32]) {
    bytes = words.flatMap { word in
      stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  /// Creates a digest from 64 hexadecimal digits, small or capital; nil from anything else.
  public init?(hexadecimal text: some StringProtocol) {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == 64, text.utf8.count == 64 else { return nil }
    bytes = stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}

extension SHA256Digest: CustomStringConvertible {
  /// The 64 small hexadecimal digits, as `sha256sum` prints them.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
