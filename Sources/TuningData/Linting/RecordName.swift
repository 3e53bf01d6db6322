// SPDX-License-Identifier: Apache-2.0

internal import Hashing
internal import JSONLines

/// Names records by what they say, so that a finding is known again when its line has moved.
final class RecordName {
  private let document = JSONDocument()
  private var canonical = CanonicalJSON()

  /// Returns the name of the record on a line: the first half of the SHA-256 of its canonical form
  /// (RFC 8785), of a line that is no JSON of its bytes.
  func name(of line: LineContext) -> RecordDigest {
    canonical.removeAll()
    if document.scan(line.buffer, line.range), let root = document.root {
      canonical.append(root)
    } else {
      canonical.append(line.buffer.copy(line.range))
    }
    return RecordDigest(SHA256.digest(of: canonical.bytes))
  }
}

/// What a record is known by: the first 128 bits of a SHA-256, written as 32 hexadecimal digits.
struct RecordDigest: Sendable, Hashable {
  private let high: UInt64
  private let low: UInt64

  init(_ digest: SHA256Digest) {
    func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
    high = number(digest.bytes[0..<8])
    low = number(digest.bytes[8..<16])
  }

  /// Reads 32 hexadecimal digits; nil from anything else.
  init?(_ text: String) {
    guard text.utf8.count == 32, text.allSatisfy(\.isHexDigit),
      let high = UInt64(text.prefix(16), radix: 16), let low = UInt64(text.suffix(16), radix: 16)
    else { return nil }
    (self.high, self.low) = (high, low)
  }
}

extension RecordDigest: CustomStringConvertible {
  var description: String {
    [high, low].map { number in
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
