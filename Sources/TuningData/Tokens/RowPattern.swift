// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates

/// What a template makes of all rows of one shape: literals, and the rows' texts.
struct RowPattern {
  private struct Sequence {
    let text: TextWithHoles
    /// The ranges by the numbers of the places where they start and end.
    let trained: [Range<Int>]
    let answers: [Range<Int>]
    let hasSurroundings: Bool
  }

  private let sequences: [Sequence]
  /// The row without its sequences.
  private let frame: RenderedRow
  private let conditions: HoleConditions

  /// Whether the pattern can still hold for some rows.
  var isTimely: Bool { conditions.isTimely }

  /// How much memory it takes, about, in bytes.
  var size: Int { sequences.reduce(1_000 + conditions.size) { $0 + 3 * $1.text.byteCount } }
  /// The longest sequence that is filled in, in bytes.
  private static let longest = 4 << 20

  /// Makes a pattern of a row that was rendered with holes.
  init(_ row: RenderedRow, _ conditions: HoleConditions) {
    var frame = row
    frame.sequences = []
    self.frame = frame
    self.conditions = conditions
    sequences = row.sequences.map { sequence in
      let places = Set(
        (sequence.trained + sequence.answers).flatMap { [$0.lowerBound, $0.upperBound] }
      )
      .sorted()
      let numbers = Dictionary(uniqueKeysWithValues: zip(places, 0...))
      func numbered(_ ranges: [Range<Int>]) -> [Range<Int>] {
        ranges.map { numbers[$0.lowerBound, default: 0]..<numbers[$0.upperBound, default: 0] }
      }
      return Sequence(
        text: TextWithHoles(sequence.text, places: places), trained: numbered(sequence.trained),
        answers: numbered(sequence.answers), hasSurroundings: sequence.hasSurroundings)
    }
  }

  /// Returns the row that has these texts; nil when the template would have gone another way.
  func filled(_ texts: HoleFillings) -> RenderedRow? {
    guard conditions.hold(texts) else { return nil }
    var row = frame
    for sequence in sequences {
      let byteCount = sequence.text.byteCount(texts)
      guard byteCount <= RowPattern.longest else { return nil }
      var made = RenderedRow.Sequence()
      made.text.reserveCapacity(byteCount)
      let places = sequence.text.fill(texts, into: &made.text)
      made.trained = sequence.trained.map { places[$0.lowerBound]..<places[$0.upperBound] }
      made.answers = sequence.answers.map { places[$0.lowerBound]..<places[$0.upperBound] }
      made.hasSurroundings = sequence.hasSurroundings
      row.sequences.append(made)
    }
    return row
  }
}
