// SPDX-License-Identifier: Apache-2.0

/// Text that is being rewritten, and where each of its bytes came from.
struct AlignedText {
  private(set) var bytes: [UInt8]
  /// For each byte, and for the end, the offset in the original text.
  private(set) var origins: [Int]

  /// Creates a text that starts at an offset of the original.
  init(_ bytes: [UInt8], offset: Int = 0) {
    self.bytes = bytes
    origins = Array(offset...offset + bytes.count)
  }

  private init(bytes: [UInt8], origins: [Int]) {
    self.bytes = bytes
    self.origins = origins
  }

  /// Returns the text in a range.
  subscript(range: Range<Int>) -> AlignedText {
    AlignedText(
      bytes: Array(bytes[range]), origins: Array(origins[range.lowerBound...range.upperBound]))
  }

  /// Returns the part of the original text that a range came from.
  func origin(_ range: Range<Int>) -> Range<Int> {
    origins[range.lowerBound]..<max(origins[range.lowerBound], origins[range.upperBound])
  }

  /// Puts bytes before the text; they came from its first character.
  mutating func prepend(_ prefix: [UInt8]) {
    bytes.insert(contentsOf: prefix, at: 0)
    origins.insert(contentsOf: repeatElement(origins[0], count: prefix.count), at: 0)
  }

  /// Replaces ranges, which are in order and apart, by what `replacement` returns for them.
  mutating func replace(_ ranges: [Range<Int>], _ replacement: (ArraySlice<UInt8>) -> [UInt8]) {
    guard !ranges.isEmpty else { return }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + ranges.count * 2)
    var resultOrigins: [Int] = []
    var last = 0
    for range in ranges {
      result += bytes[last..<range.lowerBound]
      let new = replacement(bytes[range])
      result += new
      resultOrigins += origins[last..<range.lowerBound]
      resultOrigins += repeatElement(origins[range.lowerBound], count: new.count)
      last = range.upperBound
    }
    result += bytes[last...]
    resultOrigins += origins[last...]
    bytes = result
    origins = resultOrigins
  }
}
