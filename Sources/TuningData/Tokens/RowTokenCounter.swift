// SPDX-License-Identifier: Apache-2.0

public import ChatTemplates
public import JSONLines
public import Tokenization

/// Counts the tokens of records; one for each worker.
public final class RowTokenCounter {
  let setup: TokenSetup
  private let renderer: RecordRenderer
  let meter: TokenMeter

  /// Creates a counter.
  public init(_ setup: TokenSetup) {
    self.setup = setup
    renderer = RecordRenderer(setup.plan)
    meter = setup.makeMeter()
  }

  /// Counts a record of a format.
  ///
  /// - Throws: `TokenizerError` when the tokenizer cannot cope with the text.
  public func count(_ root: JSONValue, _ format: DatasetFormat) throws(TokenizerError)
    -> RowOutcome
  {
    let row: RenderedRow?
    do {
      row = try renderer.render(root, format)
    } catch  where error == .noTemplate {
      return .unusable
    } catch {
      return .refused(error.explanation)
    }
    guard let row else { return .unusable }
    return .counted(try count(row))
  }

  /// Returns the text that the model will see; nil when the record's values are not what they have to
  /// be.
  func rendered(_ root: JSONValue, _ format: DatasetFormat) throws(TemplateError) -> RenderedRow? {
    try renderer.render(root, format)
  }

  /// As `count`; what the tokenizer cannot cope with counts as refused.
  func outcome(_ root: JSONValue, _ format: DatasetFormat) -> RowOutcome {
    do throws(TokenizerError) { return try count(root, format) } catch {
      return .refused(error.description)
    }
  }

  private func count(_ row: RenderedRow) throws(TokenizerError) -> RowTokens {
    var tokens = RowTokens()
    tokens.images = row.images
    tokens.severalAnswers = row.hasSeveralAnswers ? 1 : 0
    tokens.withCalls = row.hasCalls ? 1 : 0
    let limit = setup.plan.contextLength ?? .max
    for (index, sequence) in row.sequences.enumerated() {
      let around = sequence.hasSurroundings ? setup.surroundingTokens : 0
      let counted = try meter.count(
        sequence.text, overlapping: sequence.trained, limit: max(0, limit - around))
      let total = counted.total + around
      // The second sequence of a pair repeats the prompt of the first.
      let isRepeating = row.isPreference && index > 0
      let prompt = row.isPreference ? total - (try answers(sequence, counted)) : 0
      if index == 0 { tokens.inPrompt = prompt }
      tokens.total += isRepeating ? total - prompt : total
      tokens.trained += counted.overlapping
      tokens.longest = max(tokens.longest, total)
      tokens.beyondContext += max(0, total - limit)
      tokens.trainedBeyondContext += counted.overlapping - counted.kept
      tokens.answersUnclear += sequence.answersUnclear
      tokens.answersCut += sequence.trained.count {
        $0.lowerBound < counted.keptBytes && counted.keptBytes < $0.upperBound
      }
    }
    return tokens
  }

  private func answers(
    _ sequence: RenderedRow.Sequence,
    _ counted: (total: Int, overlapping: Int, kept: Int, keptBytes: Int)
  ) throws(TokenizerError) -> Int {
    guard sequence.answers.last.map({ [$0] }) ?? [] != sequence.trained else {
      return counted.overlapping
    }
    return try meter.count(
      sequence.text, overlapping: sequence.answers.last.map { [$0] } ?? []
    ).overlapping
  }
}

extension TemplateError {
  /// What keeps a row from being rendered, in the template's words where it has some.
  public var explanation: String {
    switch kind {
    case .raised: message
    case _ where self == .noTemplate: "\(message); name one with --chat-template"
    default: "\(message) (template line \(line), column \(column))"
    }
  }
}
