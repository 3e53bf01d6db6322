// SPDX-License-Identifier: Apache-2.0

import JSONLines
import RandomInput
import TestSupport
import Testing

@Suite struct InputSourceTests {
  static let text = Array(
    (0..<300).map { #"{"text": "row \#($0) of \#($0 * 7919 % 1009)"}"# + "\n" }.joined().utf8)
  /// A Zstandard frame to be skipped, of three bytes.
  static let skipped: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]

  @Test(arguments: CompressionFormat.allCases, [1, 3, 4096, .max])
  func whatWasPackedIsUnpacked(_ format: CompressionFormat, _ piece: Int) throws {
    let packed = try format.pack(Self.text)
    #expect(packed.count < Self.text.count / 2)
    for room in [1, 7, 1 << 20] {
      let source = InputSource(FaultySource(packed, piece: piece))
      #expect(try unpack(source, room: room) == Self.text)
      #expect(source.compression == format)
      #expect(source.expectedByteCount == nil)
      #expect(source.storedBytesUsed == packed.count)
    }
  }

  @Test(arguments: [1, 2, 5, .max]) func plainBytesPassThrough(_ piece: Int) throws {
    for bytes in [[], [0x1F], [0x28, 0xB5, 0x2F], [0x1F, 0x8C], Self.text] {
      let source = InputSource(FaultySource(bytes, piece: piece))
      #expect(try unpack(source, room: 5) == bytes)
      #expect(source.compression == nil)
    }
  }

  @Test func theLengthOfAPlainInputIsKnown() throws {
    let source = InputSource(MemorySource(Self.text))
    #expect(source.expectedByteCount == Self.text.count)
    #expect(try unpack(source) == Self.text)
    #expect(source.expectedByteCount == Self.text.count)
  }

  @Test(arguments: CompressionFormat.allCases, [1, .max])
  func membersFollowOneAnother(_ format: CompressionFormat, _ piece: Int) throws {
    let parts = [Array(Self.text.prefix(100)), [], Array(Self.text.dropFirst(100))]
    let packed = try parts.flatMap { try format.pack($0) }
    #expect(try unpack(InputSource(FaultySource(packed, piece: piece))) == Self.text)
  }

  @Test func framesToBeSkippedAreSkipped() throws {
    let frame = try CompressionFormat.zstandard.pack(Self.text)
    let packed = Self.skipped + frame + Self.skipped + Self.skipped
    for piece in [1, 2, .max] {
      #expect(try unpack(InputSource(FaultySource(packed, piece: piece))) == Self.text)
    }
  }

  @Test(arguments: CompressionFormat.allCases)
  func whatIsCutOffAnywhereIsAnErrorUnlessAMemberEndsThere(_ format: CompressionFormat) throws {
    let text = Array(Self.text.prefix(200))
    let member = try format.pack(text)
    let packed = member + member
    for end in 0...packed.count {
      let source = InputSource(MemorySource(Array(packed[..<end])))
      switch end {
      case member.count: #expect(try unpack(source) == text)
      case packed.count: #expect(try unpack(source) == text + text)
      // Too little to tell what it is.
      case 0..<(format == .gzip ? 2 : 4): #expect(try unpack(source).count == end)
      default: #expect(throws: fault(format, end, .truncated)) { try unpack(source) }
      }
    }
  }

  @Test(arguments: CompressionFormat.allCases)
  func aFlippedBitIsSeenUnlessItMeansNothing(_ format: CompressionFormat) throws {
    let text = Array(Self.text.prefix(400))
    let packed = try format.pack(text)
    for index in packed.indices {
      for bit in 0..<8 {
        var flipped = packed
        flipped[index] ^= 1 << bit
        // Otherwise no longer a packed file.
        guard index >= 4 || format == .gzip && index >= 2 else { continue }
        let source = InputSource(MemorySource(flipped))
        guard let unpacked = try? unpack(source) else { continue }
        #expect(unpacked == text, "byte \(index), bit \(bit)")
      }
    }
  }

  @Test(arguments: CompressionFormat.allCases)
  func randomDamageNeverCrashes(_ format: CompressionFormat) throws {
    let packed = try format.pack(Self.text)
    var random = SplitMix64(seed: 7)
    for _ in 0..<500 {
      var damaged = packed
      for _ in 0...Int.random(in: 0..<8, using: &random) {
        let index = Int.random(in: damaged.indices, using: &random)
        damaged[index] = UInt8.random(in: 0...255, using: &random)
      }
      damaged.removeLast(Int.random(in: 0..<20, using: &random))
      _ = try? unpack(InputSource(MemorySource(damaged)))
    }
  }

  @Test(arguments: CompressionFormat.allCases, ["\n", "\0\0\0\0\0\0\0\0", "{\"text\": 1}\n"])
  func otherBytesBehindTheEndAreAnError(_ format: CompressionFormat, _ rest: String) throws {
    let packed = try format.pack(Self.text)
    let source = InputSource(MemorySource(packed + Array(rest.utf8)))
    #expect(throws: fault(format, packed.count, .trailingBytes)) { try unpack(source) }
  }

  @Test func theErrorsOfTheSourceComeThrough() throws {
    let packed = try CompressionFormat.gzip.pack(Self.text)
    let error = ReadError(path: "<memory>", cause: .system(5))
    for end in [0, 1, 50] {
      let source = InputSource(FaultySource(packed, failsAfter: end, error: error))
      #expect(throws: error) { try unpack(source) }
    }
  }

  @Test func aLargeWindowIsRefusedWithTheWayOut() throws {
    // No single segment, a window of 256 MiB.
    let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 18 << 3, 0x01, 0x00, 0x00]
    let error = fault(.zstandard, 0, .windowTooLarge)
    #expect(throws: error) { try unpack(InputSource(MemorySource(frame))) }
    #expect("\(error)".contains("--long=31"))
    // 128 MiB are fine.
    var fine = frame
    fine[5] = 17 << 3
    #expect(try unpack(InputSource(MemorySource(fine))) == [])
  }

  @Test func aFrameThatNeedsADictionarySaysSo() {
    let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x21, 0x07, 0x00, 0x01, 0x00, 0x00]
    #expect(throws: fault(.zstandard, 0, .needsDictionary)) {
      try unpack(InputSource(MemorySource(frame)))
    }
  }

  @Test func aBombIsUnpackedPieceByPiece() throws {
    let packed = try CompressionFormat.zstandard.pack([UInt8](repeating: 0x20, count: 20 << 20))
    #expect(packed.count < 4000)
    let source = InputSource(MemorySource(packed))
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    let first = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
    #expect(first <= buffer.count)
    #expect(try unpack(source, room: 1 << 20).count == (20 << 20) - first)
  }

  @Test func endingsTellTheFormatOfAName() {
    #expect(CompressionFormat(path: "a/b.jsonl.gz") == .gzip)
    #expect(CompressionFormat(path: "b.JSONL.ZST") == .zstandard)
    #expect(CompressionFormat(path: "a.gz/b.jsonl") == nil)
    #expect(CompressionFormat(path: ".gz") == nil)
    #expect(CompressionFormat(path: "gz") == nil)
    #expect(CompressionFormat(path: "") == nil)
  }

  private func fault(
    _ format: CompressionFormat, _ offset: Int, _ cause: CompressionFault.Cause
  ) -> ReadError {
    ReadError(
      path: "<memory>",
      cause: .compression(CompressionFault(format: format, offset: offset, cause: cause)))
  }

  private func unpack(_ source: InputSource, room: Int = 4096) throws -> [UInt8] {
    var (result, buffer) = ([UInt8](), [UInt8](repeating: 0, count: room))
    while true {
      let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { return result }
      result += buffer[..<count]
    }
  }
}
