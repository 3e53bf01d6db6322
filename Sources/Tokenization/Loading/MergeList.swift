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
    // The two parts one after the other, as they are spelled and as bytes.
    var spelling: [UInt8] = []
    var joined: [UInt8] = []
    for merge in merges.elements {
      // The reference takes such a text for a comment.
      if merge.textBytes?.starts(with: "#version".utf8) == true { continue }
      guard var border = split(merge, into: &spelling) else {
        throw VocabularyFault("has a merge that is not of two tokens (number \(rules.count + 1))")
      }
      if isByteLevel {
        joined.removeAll(keepingCapacity: true)
        guard ByteLevelAlphabet.append(spelling[..<border], to: &joined) else {
          throw VocabularyFault("has a merge of other than bytes (number \(rules.count + 1))")
        }
        let length = joined.count
        guard ByteLevelAlphabet.append(spelling[border...], to: &joined) else {
          throw VocabularyFault("has a merge of other than bytes (number \(rules.count + 1))")
        }
        border = length
      } else {
        swap(&joined, &spelling)
      }
      guard let rule = index.rule(joined, border: border) else {
        throw VocabularyFault("has a merge of tokens not in its vocab (number \(rules.count + 1))")
      }
      rules.append(rule)
    }
    return rules
  }

  /// Puts the parts of a merge one after the other and returns where the second starts.
  private static func split(_ merge: JSONValue, into joined: inout [UInt8]) -> Int? {
    if let text = merge.textBytes {
      joined = text
      guard let space = text.firstIndex(of: 0x20), space > 0, space + 1 < text.count,
        !text[(space + 1)...].contains(0x20)
      else { return nil }
      joined.remove(at: space)
      return space
    }
    let parts = merge.elements.prefix(3).compactMap(\.textBytes)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    joined = parts[0] + parts[1]
    return parts[0].count
  }
}
