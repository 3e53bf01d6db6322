// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The added tokens of a `tokenizer.json`.
struct AddedTokenReader {
  private let plan: NormalizationPlan
  private let vocabulary: HuggingFaceVocabulary
  /// The id that the next new token gets.
  private var nextID: Int

  init(_ vocabulary: HuggingFaceVocabulary, _ normalizers: [Normalizer]) throws(VocabularyFault) {
    plan = try NormalizationPlan(normalizers)
    self.vocabulary = vocabulary
    nextID = vocabulary.count
  }

  /// Reads the tokens.
  ///
  /// As the reference has it, a token that the model knows has the model's id and any other the next
  /// one behind the model's, whatever the file says; of equal texts the first one counts.
  consuming func read(_ list: JSONValue?) throws(VocabularyFault) -> [AddedToken] {
    var tokens: [AddedToken] = []
    var known: Set<[UInt8]> = []
    for entry in list?.elements.lazy.map({ $0 }) ?? [] {
      guard let content = entry["content"]?.textBytes else {
        throw VocabularyFault("has an added token without a text")
      }
      guard content.count <= CompiledVocabulary.maximumTokenLength else {
        throw CompiledVocabulary.tooLong
      }
      guard !content.isEmpty, known.insert(content).inserted else { continue }
      var token = AddedToken(
        id: try id(of: content), content: content, isSpecial: entry["special"]?.kind == .true)
      token.isNormalized = entry["normalized"]?.kind == .true
      token.stripsLeft = entry["lstrip"]?.kind == .true
      token.stripsRight = entry["rstrip"]?.kind == .true
      token.isWholeWord = entry["single_word"]?.kind == .true
      if token.isNormalized { token.content = try normalized(content) }
      tokens.append(token)
    }
    guard tokens.reduce(0, { $0 + $1.content.count }) < 1 << 23 else {
      throw VocabularyFault("has more text in its added tokens than can be")
    }
    return plan.isEmpty ? AddedToken.inOnePass(tokens) : tokens
  }

  private mutating func id(of content: [UInt8]) throws(VocabularyFault) -> TokenID {
    if let id = vocabulary.id(spelled: content) { return TokenID(id) }
    defer { nextID += 1 }
    guard nextID < PairTable.maximumTokenCount else {
      throw VocabularyFault("has more tokens than can be")
    }
    return TokenID(nextID)
  }

  private func normalized(_ content: [UInt8]) throws(VocabularyFault) -> [UInt8] {
    var text = AlignedText(content)
    do { try plan.apply(to: &text) } catch { throw VocabularyFault("has normalizers without end") }
    return text.bytes
  }
}

extension AddedToken {
  /// Returns the tokens, none of them to be sought in normalized text, if nothing is normalized and
  /// that makes no difference: normalized tokens are sought after the others, in what these leave.
  fileprivate static func inOnePass(_ tokens: [AddedToken]) -> [AddedToken] {
    let raw = Dictionary(grouping: tokens.filter { !$0.isNormalized }) { $0.content[0] }
    let isPlain = tokens.allSatisfy { !$0.stripsLeft && !$0.stripsRight && !$0.isWholeWord }
    let normalized = tokens.filter(\.isNormalized)
    guard isPlain, !normalized.contains(where: { $0.loses(to: raw) }) else {
      return tokens
    }
    return tokens.map { token in
      var token = token
      token.isNormalized = false
      return token
    }
  }

  /// Whether a token that is sought first, listed by its first byte, can stand where this one would
  /// be found otherwise.
  private func loses(to others: [UInt8: [AddedToken]]) -> Bool {
    content.indices.contains { start in
      let rest = content[start...]
      return others[content[start], default: []].contains { other in
        // Of two that start at the same place the longer one is found either way.
        if start == 0, other.content.count >= content.count { return false }
        return rest.starts(with: other.content) || other.content.starts(with: rest)
      }
    }
  }
}
