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

  /// The counts; nil when the record was not counted.
  var tokens: RowTokens? {
    if case .counted(let tokens) = outcome { tokens } else { nil }
  }

  /// The record, made when a rule asks for it.
  var record: Record { Record(root: root, shape: shape) }

  /// Returns the special tokens of the tokenizer that stand in a text.
  func specialTokens(in text: [UInt8]) -> [(range: Range<Int>, token: AddedToken)] {
    counter.meter.addedTokens(in: text).filter(\.token.isSpecial)
  }
}
