// SPDX-License-Identifier: Apache-2.0

/// What a file of `schemas/estimators` says.
struct EstimatorTableFile: Equatable {
  /// The worth of pieces in thousandths of a token, `TokenEstimator.Table.columns` for each class.
  private(set) var worths: [Int32]
  /// The largest error that the comments `# error on FILE: PERCENT` state, without its sign.
  private(set) var errorPercent = 0.0

  /// Reads a file; nil when it is not as docs/token-estimator.md describes.
  init?(_ text: String) {
    var rows: [String: [Int32]] = [:]
    for line in text.split(separator: "\n") {
      if line.hasPrefix("#") {
        guard line.hasPrefix("# error on ") else { continue }
        guard let percent = EstimatorTableFile.percent(line) else { return nil }
        errorPercent = max(errorPercent, percent)
      } else {
        let words = line.split(separator: " ")
        let numbers = words.dropFirst().compactMap(EstimatorTableFile.thousandths)
        guard numbers.count == TokenEstimator.Table.writtenColumns,
          numbers.count == words.count - 1
        else { return nil }
        rows[String(words[0])] = numbers
      }
    }
    guard let others = rows["other"] else { return nil }
    let columns = TokenEstimator.Table.columns
    worths = Array(repeating: 0, count: PieceClass.count * columns)
    for (name, type) in PieceClass.named {
      let start = type.rawValue * columns
      worths.replaceSubrange(
        start..<start + TokenEstimator.Table.writtenColumns, with: rows[name] ?? others)
    }
    guard rows.keys.allSatisfy({ PieceClass.named[$0] != nil }) else { return nil }
  }

  /// Reads a number with at most three decimals.
  private static func thousandths(_ word: Substring) -> Int32? {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Int32(parts[0]), (0..<1_000).contains(whole) else {
      return nil
    }
    let decimals = parts.count > 1 ? parts[1] : "0"
    guard decimals.utf8.count <= 3, let value = UInt16(decimals) else { return nil }
    let scale: [Int32] = [0, 100, 10, 1]
    return whole * 1_000 + Int32(value) * scale[decimals.utf8.count]
  }

  private static func percent(_ line: Substring) -> Double? {
    guard let word = line.split(separator: " ").last, word.last == "%" else { return nil }
    return Double(word.dropLast()).map(abs)
  }
}
