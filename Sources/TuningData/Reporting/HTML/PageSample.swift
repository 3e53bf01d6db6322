// SPDX-License-Identifier: Apache-2.0

/// A row of a page as the model will see it.
enum PageSample {
  /// Returns what the template shows: one sequence, or two of a preference pair.
  static func values(_ sample: RowSample) -> [PageValue] {
    sample.sequences.enumerated().map { index, sequence in
      .object([
        ("title", .text(title(sample, index))), ("counts", .text(counts(sequence))),
        ("pieces", .list(sequence.pieces.map(value))),
      ])
    }
  }

  private static func title(_ sample: RowSample, _ index: Int) -> String {
    let line = "Line \(sample.line)"
    guard sample.sequences.count > 1 else { return line }
    return line + (index == 0 ? ", the chosen output" : ", the rejected output")
  }

  private static func counts(_ sequence: RowSample.Sequence) -> String {
    guard let tokens = sequence.tokens, let trained = sequence.trained else { return "" }
    let cut = sequence.cutTo.map { ", cut to \(Quantity.grouped($0))" } ?? ""
    return "\(Quantity.text(tokens, "token")), \(Quantity.grouped(trained)) trained\(cut)"
  }

  private static func value(_ piece: RowSample.Piece) -> PageValue {
    switch piece {
    case .segment(let segment):
      let kinds = [
        segment.isTrained ? "trained" : nil, segment.isSpecial ? "special" : nil,
        segment.isCut ? "cut" : nil,
      ]
      return .object([
        ("kind", .text(kinds.compactMap(\.self).joined(separator: " "))),
        ("isTrained", .number(segment.isTrained ? 1 : 0)),
        ("text", .lines(String(decoding: segment.bytes, as: UTF8.self))),
      ])
    case .omission(let bytes):
      return .object([("omitted", .text(Quantity.bytes(bytes)))])
    }
  }
}
