// SPDX-License-Identifier: Apache-2.0

internal import Tokenization

extension TokenSetup {
  /// Returns a warning when the tokenizer can hardly be that of `model`: its special tokens are not
  /// single tokens here.
  public func warning(of model: ModelProfile) -> String? {
    guard case .tokenizer(let tokenizer, let path) = source else { return nil }
    let own = Set(tokenizer.addedTokens.map(\.content))
    let named = (model.template?.specialTokens ?? [:]).sorted { $0.key < $1.key }.map(\.value)
    let added = (model.tokenizer?.namedTokens ?? []).filter(\.isSpecial).map(\.text)
    let missing = (named + added).filter { !$0.isEmpty && !own.contains(Array($0.utf8)) }
    guard let first = missing.first else { return nil }
    return "\(path) is not the tokenizer of \(model.id): '\(first)' is no single token there; "
      + "the counts are wrong for this model"
  }
}
