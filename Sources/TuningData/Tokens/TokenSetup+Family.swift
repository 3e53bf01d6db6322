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
    let end = "the counts are wrong for this model"
    if hasOtherSize(tokenizer, path, model) {
      return "\(path) is not the tokenizer of \(model.id): it has another number of tokens; \(end)"
    }
    let missing = (named + added).filter { !$0.isEmpty && !own.contains(Array($0.utf8)) }
    guard let first = missing.first else { return nil }
    return "\(path) is not the tokenizer of \(model.id): '\(first)' is no single token there; "
      + end
  }

  /// Whether the ranks of a file that has no special tokens, so that those of the model were added,
  /// do not end where these begin.
  private func hasOtherSize(_ tokenizer: Tokenizer, _ path: String, _ model: ModelProfile) -> Bool {
    let ids = (model.tokenizer?.addedTokens ?? []).map(\.id)
    guard !path.hasSuffix(".json"), let first = ids.min(), let last = ids.max(), first > 1000 else {
      return false
    }
    func isThere(_ id: Int) -> Bool { tokenizer.bytes(of: TokenID(id)) != nil }
    // Some vocabularies leave out a rank.
    return isThere(last + 1) || !(isThere(first - 1) || isThere(first - 2))
  }
}
