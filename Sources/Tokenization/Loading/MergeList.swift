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
    // As the tokenizers of today have, and more where there are more.
    rules.reserveCapacity(1 << 17)
    var fault: VocabularyFault?
    MergeReader(index, isByteLevel: isByteLevel).read(merges) { place, rule in
      if let rule {
        rules.append(rule)
        return true
      }
      do throws(VocabularyFault) {
        let merge = merges.document.value(at: place)
        let rule = try self.rule(merge, index, isByteLevel: isByteLevel, number: rules.count + 1)
        if let rule { rules.append(rule) }
        return true
      } catch {
        fault = error
        return false
      }
    }
    if let fault { throw fault }
    return rules
  }

  /// Reads a rule, however it is spelled; nil for a comment.
  private static func rule(
    _ merge: JSONValue, _ index: TokenIndex, isByteLevel: Bool, number: Int
  ) throws(VocabularyFault) -> MergeRule? {
    var spelling: [UInt8] = []
    let isText = merge.appendText(to: &spelling)
    // The reference takes such a text for a comment.
    if isText, spelling.starts(with: "#version".utf8) { return nil }
    guard let (left, right) = isText ? split(spelling) : split(merge, into: &spelling) else {
      throw VocabularyFault("has a merge that is not of two tokens (number \(number))")
    }
    var joined: [UInt8] = []
    guard let border = append(spelling[left], spelling[right], isByteLevel, to: &joined) else {
      throw VocabularyFault("has a merge of other than bytes (number \(number))")
    }
    guard let rule = index.rule(joined, border: border) else {
      throw VocabularyFault("has a merge of tokens not in its vocab (number \(number))")
    }
    return rule
  }

  /// Returns where the two parts of a merge are in its text.
  private static func split(_ text: [UInt8]) -> (Range<Int>, Range<Int>)? {
    guard let space = text.firstIndex(of: 0x20), space > 0, space + 1 < text.count,
      !text[(space + 1)...].contains(0x20)
    else { return nil }
    return (0..<space, space + 1..<text.count)
  }

  /// Puts the two parts of a merge into a text and returns where they are.
  private static func split(_ merge: JSONValue, into text: inout [UInt8])
    -> (Range<Int>, Range<Int>)?
  {
    var border: Int?
    var count = 0
    for part in merge.elements.prefix(3) {
      let start = text.count
      guard part.appendText(to: &text) else { continue }
      count += 1
      if count == 2 { border = start }
    }
    guard count == 2, let border, border > 0, border < text.count else { return nil }
    return (0..<border, border..<text.count)
  }

  /// Appends the bytes of two parts and returns how many the first has; nil when they are none.
  private static func append(
    _ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, _ isByteLevel: Bool,
    to joined: inout [UInt8]
  ) -> Int? {
    guard isByteLevel else {
      joined += left
      joined += right
      return left.count
    }
    guard ByteLevelAlphabet.append(left, to: &joined) else { return nil }
    let border = joined.count
    return ByteLevelAlphabet.append(right, to: &joined) ? border : nil
  }
}
