// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting
internal import JSONLines
internal import NearDuplicates

/// The shingles of single rows, read from the input whenever they are asked for.
final class RowShingles {
  private let file: RandomAccessFile
  private let sketcher: NearDuplicateSketcher
  private let document = JSONDocument()
  private let survey = RecordSurvey()
  private var recent: [UInt32: [UInt64]] = [:]

  private var recentCount = 0

  /// How many shingles are kept for the next comparison: of 32 MB.
  private static let mostRecent = 4 << 20

  init(_ options: SplitOptions, _ path: String) throws(SplitError) {
    file = try RandomAccessFile(path)
    sketcher = NearDuplicateSketcher(threshold: options.nearThreshold ?? 1)
  }

  /// Returns how much of the shingles of two rows is the same.
  func similarity(_ left: UInt32, _ right: UInt32, _ offsets: [Int]) throws(SplitError) -> Double {
    jaccardSimilarity(try shingles(left, offsets), try shingles(right, offsets))
  }

  private func shingles(_ row: UInt32, _ offsets: [Int]) throws(SplitError) -> [UInt64] {
    if let known = recent[row] { return known }
    let index = Int(row)
    let end = index + 1 < offsets.count ? offsets[index + 1] : Int.max
    var line = try file.read(offsets[index]..<end)
    if line.last == 0x0A { line.removeLast() }
    if line.last == 0x0D { line.removeLast() }
    if index == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    var text = line
    if document.scan(text: line), let root = document.root {
      text = RowText.bytes(root, survey.look(at: document).format)
    }
    var shingles: [UInt64] = []
    sketcher.shingles(of: text.span, into: &shingles)
    recentCount += shingles.count
    if recentCount > RowShingles.mostRecent {
      recent.removeAll(keepingCapacity: true)
      recentCount = shingles.count
    }
    recent[row] = shingles
    return shingles
  }
}
