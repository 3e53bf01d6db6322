// SPDX-License-Identifier: Apache-2.0

public import JSONLines

/// The texts that fill the holes of a row, one after the other.
public struct HoleFillings: Sendable {
  /// Where a text starts, its body starts and ends, and it ends.
  private struct Filling {
    var start, bodyStart, bodyEnd, end: Int
  }

  private(set) var bytes: [UInt8] = []
  private var fillings: [Filling] = []

  /// Creates no fillings.
  public init() {}

  /// How many there are.
  public var count: Int { fillings.count }

  /// The length of all texts in bytes.
  public var byteCount: Int { bytes.count }

  /// Whether a byte is in one of the texts.
  ///
  /// - Complexity: O(n)
  public func contains(_ byte: UInt8) -> Bool { TextBytes.contains(byte, bytes) }

  /// Takes all away and keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    fillings.removeAll(keepingCapacity: true)
  }

  /// Appends the text of a string, unless it is all white space or there are as many as can be.
  ///
  /// - Returns: Whether it was appended.
  public mutating func append(_ string: JSONValue) -> Bool {
    let start = bytes.count
    JSONConversion.appendText(of: string, to: &bytes)
    let bodyStart = Whitespace.end(of: bytes, from: start)
    guard bodyStart < bytes.count, fillings.count < TextHole.limit else {
      bytes.removeLast(bytes.count - start)
      return false
    }
    fillings.append(
      Filling(
        start: start, bodyStart: bodyStart,
        bodyEnd: Whitespace.trimmedEnd(of: bytes, in: bodyStart..<bytes.count), end: bytes.count))
    return true
  }

  /// Returns where the parts of a filling lie.
  func range(_ hole: Int, _ parts: ClosedRange<TextHole.Part>) -> Range<Int> {
    let filling = fillings[hole]
    let lower = [filling.start, filling.bodyStart, filling.bodyEnd][parts.lowerBound.rawValue]
    let upper = [filling.bodyStart, filling.bodyEnd, filling.end][parts.upperBound.rawValue]
    return lower..<upper
  }
}
