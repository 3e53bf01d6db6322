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

  /// All tokens of all rows that were counted.
  public var total = RowTokens()
  /// The lengths of the rows; of a pair, of its longer sequence.
  public var distribution = TokenDistribution()
  /// The rows that have more tokens than the model takes.
  public var overContext = 0
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

  /// Creates the summary of an empty file.
  public init() {}

  private static let keptRefusals = 10

  /// Adds a row.
  mutating func add(_ outcome: RowOutcome, _ format: DatasetFormat?, line: Int) {
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
      if row.beyondContext > 0 { overContext += 1 }
      if row.trained - row.trainedBeyondContext == 0 { untrained += 1 }
      if let format { formats[format, default: 0] += 1 }
    }
  }

  /// Adds the rows of a block whose lines follow `lines` others.
  mutating func add(_ other: TokenSummary, after lines: Int) {
    total.add(other.total)
    distribution.add(other.distribution)
    overContext += other.overContext
    untrained += other.untrained
    refused += other.refused
    unusable += other.unusable
    formats.merge(other.formats, uniquingKeysWith: +)
    for refusal in other.refusals where refusals.count < TokenSummary.keptRefusals {
      refusals.append(Refusal(line: refusal.line + lines, reason: refusal.reason))
    }
  }

  /// The rows that were counted.
  public var rows: Int { distribution.rows }
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
    images += other.images
  }
}
