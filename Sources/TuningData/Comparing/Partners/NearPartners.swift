// SPDX-License-Identifier: Apache-2.0

internal import JSONLines
internal import NearDuplicates

/// Decides which candidates are near duplicates, by the shingles of both rows.
///
/// Both files are read again for that, in one go as long as the shingles of the validation rows that
/// have candidates fit into memory.
struct NearPartners {
  private let train: ComparedInput
  private let validation: ComparedInput
  private let options: LintOptions
  private let threshold: Double
  private let memory: Int
  private let pool: WorkerPool<RowShingler>

  init(
    _ train: ComparedInput, _ validation: ComparedInput, _ options: LintOptions,
    threshold: Double, memory: Int
  ) {
    self.train = train
    self.validation = validation
    self.options = options
    self.threshold = threshold
    self.memory = memory
    pool = WorkerPool { RowShingler(threshold: threshold) }
  }

  /// The training row most like a validation row, as its line from 1.
  typealias Found = [UInt32: (line: Int, similarity: Double)]

  /// Returns the partners of validation rows, by line from 0.
  func find(_ candidates: NearCandidates) async throws(CompareError) -> Found {
    var found: Found = [:]
    var first: UInt32 = 0
    while !candidates.isEmpty {
      var pairs = try candidates.pairsOrError(from: first)
      guard !pairs.isEmpty else { break }
      let shingles = try await shingles(of: pairs)
      first = (shingles.keys.max() ?? pairs[0].validation) + 1
      pairs.removeAll { shingles[$0.validation] == nil }
      try await compare(pairs.sorted(), shingles, &found)
    }
    return found
  }

  /// Returns the shingles of the validation rows, of the first ones until the memory is used.
  private func shingles(
    of pairs: [NearCandidates.Pair]
  ) async throws(CompareError) -> [UInt32: [UInt64]] {
    var rows: [UInt32] = []
    for pair in pairs where rows.last != pair.validation { rows.append(pair.validation) }
    var all: [UInt32: [UInt64]] = [:]
    var bytes = 0
    try await ChosenLines(validation, options).read(rows) { [pool] lines in
      pool.with { shingler in
        lines.lines.map { ($0.number, shingler.shingles(in: lines.block.bytes, $0.range)) }
      }
    } emit: { found in
      for (row, shingles) in found where all.isEmpty || bytes < memory {
        all[row] = shingles
        bytes += 8 * shingles.count + 64
      }
    }
    return all
  }

  private func compare(
    _ pairs: [NearCandidates.Pair], _ shingles: [UInt32: [UInt64]], _ found: inout Found
  ) async throws(CompareError) {
    var rows: [UInt32] = []
    for pair in pairs where rows.last != pair.train { rows.append(pair.train) }
    let threshold = threshold
    try await ChosenLines(train, options).read(rows) { [pool] lines in
      pool.with { shingler in
        NearPartners.alike(lines, pairs, shingles, shingler, threshold)
      }
    } emit: { alike in
      for (pair, similarity) in alike {
        if let best = found[pair.validation], best.similarity >= similarity { continue }
        found[pair.validation] = (Int(pair.train) + 1, similarity)
      }
    }
  }

  private static func alike(
    _ lines: ChosenLines.Lines, _ pairs: [NearCandidates.Pair], _ shingles: [UInt32: [UInt64]],
    _ shingler: RowShingler, _ threshold: Double
  ) -> [(NearCandidates.Pair, Double)] {
    var found: [(NearCandidates.Pair, Double)] = []
    for line in lines.lines {
      let own = shingler.shingles(in: lines.block.bytes, line.range)
      var index = pairs.firstIndex(ofTrain: line.number)
      while index < pairs.count, pairs[index].train == line.number {
        let similarity = jaccardSimilarity(own, shingles[pairs[index].validation] ?? [])
        if similarity >= threshold { found.append((pairs[index], similarity)) }
        index += 1
      }
    }
    return found
  }
}

extension [NearCandidates.Pair] {
  /// The first pair of a training row, among pairs in order.
  fileprivate func firstIndex(ofTrain line: UInt32) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].train < line { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension NearCandidates {
  fileprivate func pairsOrError(from first: UInt32) throws(CompareError) -> [Pair] {
    do { return try pairs(from: first) } catch { throw .spill(error) }
  }
}

/// Finds the shingles of rows; one for each worker.
final class RowShingler {
  private let sketcher: NearDuplicateSketcher
  private let document = JSONDocument()
  private let survey = RecordSurvey()
  private var shingles: [UInt64] = []

  init(threshold: Double) { sketcher = NearDuplicateSketcher(threshold: threshold) }

  /// Returns the shingles of a line, none when it is no row.
  func shingles(in buffer: ByteBuffer, _ range: Range<Int>) -> [UInt64] {
    guard document.scan(buffer, range), let root = document.root else { return [] }
    let text = RowText.bytes(root, survey.look(at: document).format)
    sketcher.shingles(of: text.span, into: &shingles)
    return shingles
  }
}
