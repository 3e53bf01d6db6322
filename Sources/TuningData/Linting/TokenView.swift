// SPDX-License-Identifier: Apache-2.0

internal import JSONLines
internal import Tokenization

/// A record and its tokens, as rules look at them.
struct TokenView {
  /// The whole line's value.
  let root: JSONValue
  let shape: RecordShape
  let format: DatasetFormat
  /// What became of the record.
  let outcome: RowOutcome
  /// What tokens are counted with.
  let setup: TokenSetup
  let counter: RowTokenCounter
  /// What the template leaves out.
  let template: TemplateProbe
  /// The profile of the model that the user named; nil when there is none.
  let model: ModelProfile?

  /// The counts; nil when the record was not counted.
  var tokens: RowTokens? {
    if case .counted(let tokens) = outcome { tokens } else { nil }
  }

  /// The record, made when a rule asks for it.
  var record: Record { Record(root: root, shape: shape) }

  /// The longest sequence that the model takes; nil when it is not known.
  var contextLength: Int? { setup.plan.contextLength }

  /// Whether there may be calls of tools: a conversation or pair without them is not worth more looks.
  var mayCallTools: Bool { format == .conversation || format == .preference }

  /// Returns the special tokens of the tokenizer that stand in a text.
  func specialTokens(in text: [UInt8]) -> [(range: Range<Int>, token: AddedToken)] {
    counter.meter.addedTokens(in: text).filter(\.token.isSpecial)
  }
}
