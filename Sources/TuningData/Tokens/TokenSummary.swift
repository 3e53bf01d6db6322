// SPDX-License-Identifier: Apache-2.0

/// What a file comes to in tokens.
public struct TokenSummary: Sendable, Equatable {
  /// A row that could not be counted.
  public struct Refusal: Sendable, Equatable {
    /// The line, from 1.
    public var line: Int
    /// Why, in the template's own words.
    public var reason: String
  }

  /// A row that stands out, and where it is.
  public struct Row: Sendable, Equatable {
    /// The line, from 1.
    public var line: Int
    /// The offset of the line in the file, in bytes.
    public var byteOffset: Int
    /// Its length in tokens.
    public var length: Int
  }

  /// All tokens of all rows that were counted.
  public var total = RowTokens()
  /// The lengths of the rows; of a pair, of its longer sequence.
  public var distribution = TokenDistribution()
  /// The rows that have more tokens than the model takes.
  public var overContext = 0
  /// The longest row, of equals the first one; nil without rows.
  public private(set) var longest: Row?
  /// The shortest row, of equals the first one; nil without rows.
  public private(set) var shortest: Row?
  /// The rows of which nothing is trained on.
  public var untrained = 0
  /// The rows that the template refuses.
  public var refused = 0
  /// The rows that are no records of a known format.
  public var unusable = 0
  /// The first rows that the template refuses.
  public var refusals: [Refusal] = []
  /// How many rows there are of each format.
  public var formats: [DatasetFormat: Int] = [:]

  /// What the file is instead of lines of records, and what to do: a sentence; nil when it may be
  /// such lines.
  public internal(set) var wholeFile: String?

  /// How far off the counts may be, in percent; nil when they are exact.
  public var errorPercent: Double?

  /// Creates the summary of an empty file.
  public init() {}

  private static let keptRefusals = 10

  /// Adds a row, whose line starts at `byteOffset`.
  mutating func add(
    _ outcome: RowOutcome, _ format: DatasetFormat?, line: Int, byteOffset: Int
  ) {
    switch outcome {
    case .blank: return
    case .unusable: unusable += 1
    case .refused(let reason):
      refused += 1
      if refusals.count < TokenSummary.keptRefusals {
        refusals.append(Refusal(line: line, reason: reason))
      }
    case .counted(let row):
      total.add(row)
      distribution.add(row.longest)
      let place = Row(line: line, byteOffset: byteOffset, length: row.longest)
      addExtremes(place, place)
      if row.beyondContext > 0 { overContext += 1 }
      if row.trained - row.trainedBeyondContext == 0 { untrained += 1 }
      if let format { formats[format, default: 0] += 1 }
    }
  }

  /// Adds the rows of a block whose lines follow `lines` others.
  mutating func add(_ other: TokenSummary, after lines: Int) {
    total.add(other.total)
    distribution.add(other.distribution)
    addExtremes(other.longest?.moved(byLines: lines), other.shortest?.moved(byLines: lines))
    overContext += other.overContext
    untrained += other.untrained
    refused += other.refused
    unusable += other.unusable
    formats.merge(other.formats, uniquingKeysWith: +)
    for refusal in other.refusals where refusals.count < TokenSummary.keptRefusals {
      refusals.append(Refusal(line: refusal.line + lines, reason: refusal.reason))
    }
  }

  private mutating func addExtremes(_ long: Row?, _ short: Row?) {
    if let long, long.length > longest?.length ?? -1 { longest = long }
    if let short, short.length < shortest?.length ?? .max { shortest = short }
  }

  /// The rows that were counted.
  public var rows: Int { distribution.rows }
}

extension TokenSummary.Row {
  /// Returns the same row when `lines` more lines stand before it.
  fileprivate func moved(byLines lines: Int) -> TokenSummary.Row {
    var row = self
    row.line += lines
    return row
  }
}

extension RowTokens {
  /// Adds the tokens of another row.
  mutating func add(_ other: RowTokens) {
    total += other.total
    trained += other.trained
    inPrompt += other.inPrompt
    longest = max(longest, other.longest)
    beyondContext += other.beyondContext
    trainedBeyondContext += other.trainedBeyondContext
    answersCut += other.answersCut
    answersUnclear += other.answersUnclear
    images += other.images
    severalAnswers += other.severalAnswers
    withCalls += other.withCalls
  }
}
