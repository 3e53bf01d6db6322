// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The merges of a `tokenizer.json`: `"a b"`, or `["a", "b"]` in newer files.
enum MergeList {
  /// Reads the rules, whose parts and results are all tokens.
  static func read(_ merges: JSONValue?, _ index: TokenIndex, isByteLevel: Bool)
    throws(VocabularyFault) -> [MergeRule]
  {
    guard let merges, merges.kind == .array else { throw VocabularyFault("has no merges") }
    var rules: [MergeRule] = []
    var joined: [UInt8] = []
    for merge in merges.elements {
      // The reference takes such a text for a comment.
      if merge.textBytes?.starts(with: "#version".utf8) == true { continue }
      guard var (left, right) = parts(of: merge) else {
        throw VocabularyFault("has a merge that is not of two tokens (number \(rules.count + 1))")
      }
      if isByteLevel, !(ByteLevelAlphabet.decode(&left) && ByteLevelAlphabet.decode(&right)) {
        throw VocabularyFault("has a merge of other than bytes (number \(rules.count + 1))")
      }
      joined.removeAll(keepingCapacity: true)
      joined += left
      joined += right
      guard let leftID = index.id(left), let rightID = index.id(right), let id = index.id(joined)
      else {
        throw VocabularyFault("has a merge of tokens not in its vocab (number \(rules.count + 1))")
      }
      rules.append(MergeRule(left: leftID, right: rightID, result: id))
    }
    return rules
  }

  private static func parts(of merge: JSONValue) -> ([UInt8], [UInt8])? {
    if let text = merge.textBytes {
      guard let space = text.firstIndex(of: 0x20), space > 0, space + 1 < text.count,
        !text[(space + 1)...].contains(0x20)
      else { return nil }
      return (Array(text[..<space]), Array(text[(space + 1)...]))
    }
    let parts = merge.elements.prefix(3).compactMap(\.textBytes)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    return (parts[0], parts[1])
  }
}
