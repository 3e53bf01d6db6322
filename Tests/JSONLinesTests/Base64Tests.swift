// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import JSONLines

@Suite struct Base64Tests {
  @Test func theVectorsOfTheStandardAreDecoded() throws {
    let vectors = [
      "": "", "Zg==": "f", "Zm8=": "fo", "Zm9v": "foo", "Zm9vYg==": "foob", "Zm9vYmE=": "fooba",
      "Zm9vYmFy": "foobar",
    ]
    for (text, expected) in vectors {
      #expect(try Base64.decode(Array(text.utf8)) == Array(expected.utf8))
    }
  }

  @Test func whatFoundationEncodesIsDecoded() throws {
    var random = SystemRandomNumberGenerator()
    for length in 0..<200 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      let text = Data(bytes).base64EncodedString()
      #expect(try Base64.decode(Array(text.utf8)) == bytes)
    }
  }

  @Test(arguments: [
    ("Zm9v\nYmFy", Base64.Fault(kind: .whiteSpace, offset: 4, byte: 0x0A)),
    ("Zm9v YmFy", Base64.Fault(kind: .whiteSpace, offset: 4, byte: 0x20)),
    ("Zm9-YmFy", Base64.Fault(kind: .urlAlphabet, offset: 3, byte: 0x2D)),
    ("Zm9vYm_y", Base64.Fault(kind: .urlAlphabet, offset: 6, byte: 0x5F)),
    ("Zm9vY*", Base64.Fault(kind: .foreignByte, offset: 5, byte: 0x2A)),
    ("Zg==Zg==", Base64.Fault(kind: .misplacedPadding, offset: 2, byte: 0x3D)),
    ("Zm9v=", Base64.Fault(kind: .misplacedPadding, offset: 4, byte: 0x3D)),
    ("Zm8==", Base64.Fault(kind: .misplacedPadding, offset: 3, byte: 0x3D)),
    ("====", Base64.Fault(kind: .misplacedPadding, offset: 0, byte: 0x3D)),
    ("Zm8", Base64.Fault(kind: .missingPadding, offset: 3)),
    ("Zg", Base64.Fault(kind: .missingPadding, offset: 2)),
    ("Zg=", Base64.Fault(kind: .missingPadding, offset: 3)),
    ("Zm9vY", Base64.Fault(kind: .cutOff, offset: 5)),
    ("Z", Base64.Fault(kind: .cutOff, offset: 1)),
    ("é", Base64.Fault(kind: .foreignByte, offset: 0, byte: 0xC3)),
  ])
  func aFaultIsFoundWhereItIs(_ text: String, _ fault: Base64.Fault) {
    #expect(throws: fault) { try Base64.decode(Array(text.utf8)) }
  }

  @Test func whatIsTakenHasTheShapeOfTheStandard() throws {
    let shape = /(?:[A-Za-z0-9+\/]{4})*(?:[A-Za-z0-9+\/]{2}==|[A-Za-z0-9+\/]{3}=)?/
    let letters = Array("AZaz09+/==-_ \n*".utf8)
    var state: UInt64 = 1
    for _ in 0..<20_000 {
      var text: [UInt8] = []
      state = state &* 6_364_136_223_846_793_005 &+ 1
      for position in 0..<Int(state >> 60) {
        text.append(letters[Int(state >> UInt64(8 + 3 * position)) % letters.count])
      }
      let string = String(decoding: text, as: UTF8.self)
      let bytes = try? Base64.decode(text)
      #expect((bytes != nil) == (string.wholeMatch(of: shape) != nil), "\(string)")
      if let bytes { #expect(Data(base64Encoded: string) == Data(bytes), "\(string)") }
    }
  }
}

@Suite struct Base64EncodingTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `Text is encoded as RFC 4648 says`(_ text: String, _ encoded: String) {
    #expect(Base64.encode(Array(text.utf8)) == encoded)
  }

  @Test func `What is encoded is decoded to the same bytes`() throws {
    for count in 0..<300 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ count) }
      #expect(try Base64.decode(Array(Base64.encode(bytes).utf8)) == bytes)
    }
  }
}
