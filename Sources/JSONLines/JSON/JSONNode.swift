// SPDX-License-Identifier: Apache-2.0

/// One entry of a JSON tape: a value, or the key of an object's member, as offsets into its line.
///
/// A tape lists the nodes in the order of the text. An object is followed by its keys and values in
/// turn, an array by its elements; `next` leaps over a whole value. Nothing is copied or decoded, so
/// duplicate keys, the spelling of numbers and escapes are all still there. Sixteen bytes.
@frozen
public struct JSONNode: Sendable, Equatable {
  /// What a node stands for.
  @frozen
  public enum Kind: UInt8, Sendable {
    case object, array, string, key, number, `true`, `false`, null
  }

  /// The offset of the first byte, of a string its opening quote, from the start of the line.
  public var start: UInt32
  /// The offset after the last byte.
  public var end: UInt32
  /// The index on the tape of the first node that is not part of this value; of a key, its value.
  public var next: UInt32
  /// What the node stands for.
  public var kind: Kind
  /// Whether a string or key holds a backslash, so that its text has to be decoded.
  public var hasEscape: Bool

  init(kind: Kind, start: Int, end: Int, next: Int, hasEscape: Bool = false) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.next = UInt32(truncatingIfNeeded: next)
    self.kind = kind
    self.hasEscape = hasEscape
  }
}
