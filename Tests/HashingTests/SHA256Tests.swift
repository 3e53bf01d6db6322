// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Hashing

@Suite struct SHA256Tests {
  /// The examples that NIST publishes.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
        + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func hashesTheStandardsExamples(text: String, expected: String) {
    #expect(SHA256.digest(of: Array(text.utf8)).description == expected)
    #expect(portable(Array(text.utf8)).description == expected)
  }

  @Test func hashesAMillionLetters() {
    let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(SHA256.digest(of: letters).description == expected)
  }

  @Test func everyLengthAndEverySplitGivesTheSameAsThePortableWay() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 3) }
    for length in 0...bytes.count {
      let part = Array(bytes[..<length])
      let expected = portable(part)
      #expect(SHA256.digest(of: part) == expected)
      for split in stride(from: 0, through: length, by: 13) {
        var hash = SHA256()
        hash.update(part.span.extracting(first: split))
        _ = hash.digest()
        hash.update(part.span.extracting(droppingFirst: split))
        #expect(hash.digest() == expected)
      }
    }
  }

  @Test func digestsAreReadFromHexadecimalDigits() {
    let digest = SHA256.digest(of: Array("abc".utf8))
    #expect(SHA256Digest(hexadecimal: digest.description) == digest)
    #expect(SHA256Digest(hexadecimal: digest.description.uppercased()) == digest)
    #expect(SHA256Digest(hexadecimal: digest.description.dropLast()) == nil)
    #expect(SHA256Digest(hexadecimal: digest.description.dropLast() + "g") == nil)
    #expect(SHA256Digest(hexadecimal: digest.description + "é") == nil)
  }

  private func portable(_ bytes: [UInt8]) -> SHA256Digest {
    var hash = SHA256(usesInstructions: false)
    hash.update(bytes.span)
    return hash.digest()
  }
}
