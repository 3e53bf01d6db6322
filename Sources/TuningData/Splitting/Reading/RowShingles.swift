// SPDX-License-Identifier: Apache-2.0

internal import JSONLines
internal import NearDuplicates

/// The shingles of single rows, read from their files whenever they are asked for.
final class RowShingles {
  private let files: [RandomAccessFile]
  private let sketcher: NearDuplicateSketcher
  private let format: DatasetFormat?
  private let document = JSONDocument()
  private let survey = RecordSurvey()
  private var recent: [UInt32: [UInt64]] = [:]
  private var recentCount = 0

  /// How many shingles are kept for the next comparison: of 32 MB.
  private static let mostRecent = 4 << 20

  init(_ options: SplitOptions, _ paths: [String]) throws(SplitError) {
    var files: [RandomAccessFile] = []
    for path in paths { files.append(try RandomAccessFile(path)) }
    self.files = files
    format = options.lint.format
    sketcher = NearDuplicateSketcher(threshold: options.nearThreshold ?? 1)
  }

  /// Returns whether two rows share at least `threshold` of their shingles.
  func areAlike(
    _ left: UInt32, _ right: UInt32, _ table: RowTable, _ threshold: Double
  ) throws(SplitError) -> Bool {
    jaccardReaches(threshold, try shingles(left, table), try shingles(right, table))
  }

  private func shingles(_ row: UInt32, _ table: RowTable) throws(SplitError) -> [UInt64] {
    if let known = recent[row] { return known }
    let place = table.place(of: row)
    var line = try files[place.file].read(place.bytes)
    if line.last == 0x0A { line.removeLast() }
    if line.last == 0x0D { line.removeLast() }
    if place.bytes.lowerBound == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    var text = line
    if document.scan(text: line), let root = document.root {
      text = RowText.bytes(root, format ?? survey.look(at: document).format)
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
