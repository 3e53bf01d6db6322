// SPDX-License-Identifier: Apache-2.0

/// What a template wrote; one is meant to be used again for row after row.
public struct RenderedText: Sendable {
  /// The text as UTF-8.
  public var bytes: [UInt8] = []
  /// Where the bodies of `{% generation %}` blocks lie: what the assistant says.
  public var generationSpans: [Range<Int>] = []

  /// Creates an empty text.
  public init() {}

  /// The text as a string.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Empties the text and keeps its memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    generationSpans.removeAll(keepingCapacity: true)
  }
}
