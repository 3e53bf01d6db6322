// SPDX-License-Identifier: Apache-2.0

internal import JSONLines
internal import Tokenization

/// A row as the model will see it, shortened to be shown.
public struct RowSample: Sendable, Equatable {
  /// One sequence of the row.
  public struct Sequence: Sendable, Equatable {
    /// The stretches of it, of long ones the beginning and the end.
    public var pieces: [Piece]
    /// How many tokens it has; nil when they are estimated, and of texts that are very long.
    public var tokens: Int?
    /// How many of them are kept and trained on; nil like `tokens`.
    public var trained: Int?
    /// How many tokens the model takes of it; nil when it takes all.
    public var cutTo: Int?
  }

  /// Something that is shown of a sequence.
  public enum Piece: Sendable, Equatable {
    /// A stretch.
    case segment(RowSegment)
    /// Bytes that are left out.
    case omission(bytes: Int)
  }

  /// The line, from 1.
  public var line: Int
  /// The sequences: one, or two of a preference pair.
  public var sequences: [Sequence]

  /// How many rows of a file are shown.
  static let mostRows = 3
  /// Rows are shown that start before this byte of the file, so that workers on later blocks need not
  /// make samples that nobody wants.
  static let lastStart = 1 << 20

  /// The longest text in bytes whose tokens are looked at one by one.
  private static let longestTokenized = 1 << 20

  /// Returns the same row when `lines` more lines stand before it.
  func moved(byLines lines: Int) -> RowSample {
    var sample = self
    sample.line += lines
    return sample
  }
}

extension RowSample {
  /// Creates the sample of a row; nil when the tokenizer cannot cope with it.
  init?(_ row: RenderedRow, line: Int, setup: TokenSetup, meter: TokenMeter) {
    self.line = line
    guard case .tokenizer(let tokenizer, _) = setup.source, case .exact(let counter) = meter,
      row.sequences.allSatisfy({ $0.text.count <= RowSample.longestTokenized })
    else {
      sequences = row.sequences.map {
        Sequence(pieces: RowSample.shortened($0.segments), tokens: nil, trained: nil, cutTo: nil)
      }
      return
    }
    let previews = try? RowPreview.previews(
      of: row, tokenizer, counter, limit: setup.plan.contextLength)
    guard let previews else { return nil }
    sequences = previews.map { preview in
      Sequence(
        pieces: RowSample.shortened(preview.segments), tokens: preview.tokens.count,
        trained: preview.kept.count(where: \.isTrained),
        cutTo: preview.isTruncated ? preview.kept.count : nil)
    }
  }

  // MARK: - Shortening

  private static let longestEnd = 600
  private static let mostSegments = 200
  private static let mostBytes = 12_000

  /// Keeps both ends of long stretches, and as many stretches as fit.
  static func shortened(_ segments: [RowSegment]) -> [Piece] {
    var pieces: [Piece] = []
    var shown = 0
    for (index, segment) in segments.enumerated() {
      guard index < mostSegments, shown < mostBytes else {
        let rest = segments[index...].reduce(0) { $0 + $1.bytes.count }
        return pieces + [.omission(bytes: rest)]
      }
      let ends = ends(of: segment)
      pieces += ends
      for case .segment(let part) in ends { shown += part.bytes.count }
    }
    return pieces
  }

  private static func ends(of segment: RowSegment) -> [Piece] {
    let bytes = segment.bytes
    guard bytes.count > 2 * longestEnd + longestEnd / 2 else { return [.segment(segment)] }
    let first = boundary(in: bytes, at: longestEnd)
    let last = boundary(in: bytes, at: bytes.count - longestEnd)
    var (start, end) = (segment, segment)
    start.bytes = Array(bytes[..<first])
    end.bytes = Array(bytes[last...])
    return [.segment(start), .omission(bytes: last - first), .segment(end)]
  }

  /// The start of the character that the byte at `index` is part of.
  private static func boundary(in bytes: [UInt8], at index: Int) -> Int {
    var index = index
    while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }
}

extension RowTokenCounter {
  /// Returns a record as it can be shown; nil when it cannot be rendered.
  func sample(_ root: JSONValue, _ format: DatasetFormat, line: Int) -> RowSample? {
    guard let row = (try? rendered(root, format)) ?? nil else { return nil }
    return RowSample(row, line: line, setup: setup, meter: meter)
  }
}
