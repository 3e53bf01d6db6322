// SPDX-License-Identifier: Apache-2.0

/// A stretch of a row, all of which the model treats alike.
public struct RowSegment: Sendable, Equatable {
  /// The text as UTF-8.
  public var bytes: [UInt8]
  /// Whether the model learns to say it.
  public var isTrained: Bool
  /// Whether it is one token that steers the model and is no text.
  public var isSpecial = false
  /// Whether it is beyond what the model takes.
  public var isCut = false
}

extension RowPreview {
  /// The row as stretches, each as long as can be; special tokens stand alone.
  public var segments: [RowSegment] {
    var segments: [RowSegment] = []
    for (index, token) in tokens.enumerated() {
      let segment = RowSegment(
        bytes: token.bytes, isTrained: token.isTrained, isSpecial: token.isSpecial,
        isCut: index >= limit ?? .max)
      if let last = segments.last, last.continues(in: segment) {
        segments[segments.count - 1].bytes += segment.bytes
      } else {
        segments.append(segment)
      }
    }
    return segments
  }
}

extension RenderedRow.Sequence {
  /// The text as stretches that are trained on and others.
  public var segments: [RowSegment] {
    var segments: [RowSegment] = []
    var end = 0
    func append(_ range: Range<Int>, isTrained: Bool) {
      guard !range.isEmpty else { return }
      segments.append(RowSegment(bytes: Array(text[range]), isTrained: isTrained))
    }
    for range in trained {
      append(end..<range.lowerBound, isTrained: false)
      append(range, isTrained: true)
      end = range.upperBound
    }
    append(end..<text.count, isTrained: false)
    return segments
  }
}

extension RowSegment {
  /// The text with its lines, and everything else that a terminal would obey made visible.
  var visibleText: String {
    let text = String(decoding: bytes, as: UTF8.self)
    return isSpecial ? VisibleText(text).text : VisibleText.lines(text)
  }

  fileprivate func continues(in next: RowSegment) -> Bool {
    !isSpecial && !next.isSpecial && isTrained == next.isTrained && isCut == next.isCut
  }
}
