// SPDX-License-Identifier: Apache-2.0

/// The `\uXXXX` escapes of a JSON string, in the order of the text.
public struct UnicodeEscapes: Sequence, IteratorProtocol {
  /// One escape.
  public struct Escape: Equatable {
    /// Where it stands in its document, in bytes.
    public var range: Range<Int>
    /// The UTF-16 code unit that it names.
    public var unit: UInt16
  }

  private let literal: [UInt8]
  private let start: Int
  private var position = 0

  fileprivate init(_ literal: [UInt8], start: Int) {
    self.literal = literal
    self.start = start
  }

  /// Returns the next escape; nil after the last.
  public mutating func next() -> Escape? {
    while let backslash = literal[position...].firstIndex(of: UInt8(ascii: "\\")) {
      position = Swift.min(backslash + 2, literal.count)
      guard let unit = unit(at: backslash) else { continue }
      position = backslash + 6
      return Escape(range: start + backslash..<start + backslash + 6, unit: unit)
    }
    return nil
  }

  private func unit(at backslash: Int) -> UInt16? {
    guard backslash + 6 <= literal.count, literal[backslash + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var unit: UInt16 = 0
    for digit in literal[backslash + 2..<backslash + 6] {
      guard let value = hexadecimalValue(digit) else { return nil }
      unit = unit << 4 | UInt16(value)
    }
    return unit
  }
}

extension JSONValue {
  /// The `\uXXXX` escapes of a string or key; none of any other kind.
  public var unicodeEscapes: UnicodeEscapes {
    UnicodeEscapes(node.hasEscape ? document.bytes(range) : [], start: range.lowerBound)
  }
}
