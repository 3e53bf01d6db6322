// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// What a part comes to.
struct PartTally: Sendable, Equatable {
  /// The rows, blank lines left out.
  var rows = 0
  /// The tokens of its rows; 0 when nobody counts.
  var tokens = 0
  /// The tokens that are trained on.
  var trainedTokens = 0

  static func += (left: inout PartTally, right: PartTally) {
    left.rows += right.rows
    left.tokens += right.tokens
    left.trainedTokens += right.trainedTokens
  }
}

/// Adds up what the parts get, on any core.
struct PartTallier: Sendable {
  private let counters: WorkerPool<RowTokenCounter>?
  private let format: DatasetFormat?
  private let partCount: Int

  init(_ options: SplitOptions, _ layout: SplitLayout) {
    counters = options.lint.tokens.map { setup in WorkerPool { RowTokenCounter(setup) } }
    format = options.lint.format
    partCount = layout.parts.count
  }

  /// Returns what each part gets of lines with these parts and kinds.
  func tally(
    _ block: Block, _ starts: [Int], _ parts: [UInt8], _ kinds: ArraySlice<SplitBlock.Kind>
  ) -> [PartTally] {
    var tallies = Array(repeating: PartTally(), count: partCount)
    for (part, kind) in zip(parts, kinds) where kind != .blank { tallies[Int(part)].rows += 1 }
    guard let counters else { return tallies }
    counters.with { counter in
      let document = JSONDocument()
      let survey = RecordSurvey()
      for (line, kind) in kinds.enumerated() where kind == .row {
        guard document.scan(block.bytes, contents(block, starts[line]..<starts[line + 1])),
          let root = document.root, let format = format ?? survey.look(at: document).format,
          case .counted(let tokens) = counter.outcome(root, format)
        else { continue }
        tallies[Int(parts[line])].tokens += tokens.total
        tallies[Int(parts[line])].trainedTokens += tokens.trained
      }
    }
    return tallies
  }

  /// The bytes of a line without its end and without a byte order mark.
  private func contents(_ block: Block, _ line: Range<Int>) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    if end > start, block.bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, block.bytes[end - 1] == 0x0D { end -= 1 }
    let isFirst = block.offset == 0 && start == 0
    if isFirst, block.bytes.copy(0..<3) == [0xEF, 0xBB, 0xBF] { start += 3 }
    return start..<max(start, end)
  }
}
