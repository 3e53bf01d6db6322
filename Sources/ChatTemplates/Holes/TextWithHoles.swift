// SPDX-License-Identifier: Apache-2.0

/// Literals and holes, into which texts can be filled again and again.
public struct TextWithHoles: Sendable {
  private enum Piece {
    case literal(Range<Int>)
    case hole(Int, ClosedRange<TextHole.Part>)
  }

  private let source: [UInt8]
  private var pieces: [Piece] = []
  /// For every place the index of the piece that starts there.
  private var placed: [Int] = []

  /// The length in bytes, holes as they are written.
  public var byteCount: Int { source.count }

  /// Reads a text with holes.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - places: Offsets in it, in ascending order and not inside a hole's part, whose offsets in
  ///     filled texts will be asked for.
  public init(_ bytes: [UInt8], places: [Int] = []) {
    source = bytes
    var next = 0
    var literalStart = 0
    var index = 0
    func reachesPlace() -> Bool { next < places.count && places[next] <= index }
    while true {
      let part = TextHole.part(bytes, at: index, before: bytes.count)
      if part != nil || reachesPlace() || index == bytes.count {
        if literalStart < index { pieces.append(.literal(literalStart..<index)) }
        literalStart = index
      }
      let startsPiece = reachesPlace()
      while reachesPlace() {
        placed.append(pieces.count)
        next += 1
      }
      guard index < bytes.count else { break }
      if let part {
        append(part.hole, part.part, joins: !startsPiece)
        index += TextHole.partByteCount
        literalStart = index
      } else {
        index += 1
      }
    }
  }

  private mutating func append(_ hole: Int, _ part: TextHole.Part, joins: Bool) {
    if joins, case .hole(hole, let parts)? = pieces.last,
      parts.upperBound.rawValue + 1 == part.rawValue
    {
      pieces[pieces.count - 1] = .hole(hole, parts.lowerBound...part)
    } else {
      pieces.append(.hole(hole, part...part))
    }
  }

  /// Returns the length of the text with its holes filled, in bytes.
  public func byteCount(_ fillings: HoleFillings) -> Int {
    pieces.reduce(0) { sum, piece in
      switch piece {
      case .literal(let range): sum + range.count
      case .hole(let hole, let parts): sum + fillings.range(hole, parts).count
      }
    }
  }

  /// Appends the text with its holes filled.
  ///
  /// - Returns: The offsets in `output` of the places.
  public func fill(_ fillings: HoleFillings, into output: inout [UInt8]) -> [Int] {
    var places: [Int] = []
    places.reserveCapacity(placed.count)
    for (index, piece) in pieces.enumerated() {
      while places.count < placed.count, placed[places.count] == index {
        places.append(output.count)
      }
      switch piece {
      case .literal(let range): TextBytes.append(source, range, to: &output)
      case .hole(let hole, let parts):
        TextBytes.append(fillings.bytes, fillings.range(hole, parts), to: &output)
      }
    }
    while places.count < placed.count { places.append(output.count) }
    return places
  }

  /// Returns the text with its holes filled, without a copy where it is one hole.
  func filled(_ fillings: HoleFillings) -> Text {
    if pieces.count == 1, case .hole(let hole, let parts) = pieces[0] {
      return Text(fillings.bytes, fillings.range(hole, parts))
    }
    var bytes: [UInt8] = []
    _ = fill(fillings, into: &bytes)
    return Text(bytes)
  }
}
