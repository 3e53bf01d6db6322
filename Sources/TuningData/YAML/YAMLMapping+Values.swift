// SPDX-License-Identifier: Apache-2.0

extension YAMLMapping {
  /// The text of `key`, which must not be empty.
  package func string(_ key: String) throws(YAMLError) -> String? {
    guard let node = self[key] else { return nil }
    guard case .scalar(let text, _) = node.content, !text.isEmpty else {
      throw mismatch(key, expected: "text")
    }
    return text
  }

  /// The number of `key`, a whole number within `range`.
  package func integer(_ key: String, in range: ClosedRange<Int>) throws(YAMLError) -> Int? {
    guard let node = self[key] else { return nil }
    guard case .scalar(let text, isQuoted: false) = node.content, let number = Int(text),
      range.contains(number)
    else {
      throw mismatch(
        key, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The number of `key`, with or without a fraction, within `range`.
  package func number(_ key: String, in range: ClosedRange<Double>) throws(YAMLError) -> Double? {
    guard let node = self[key] else { return nil }
    guard case .scalar(let text, isQuoted: false) = node.content, let number = Double(text),
      range.contains(number)
    else {
      throw mismatch(key, expected: "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The truth of `key`: `true` or `false`, not YAML's older `yes` and `no`.
  package func boolean(_ key: String) throws(YAMLError) -> Bool? {
    guard let node = self[key] else { return nil }
    switch node.content {
    case .scalar("true", isQuoted: false): return true
    case .scalar("false", isQuoted: false): return false
    default: throw mismatch(key, expected: "true or false")
    }
  }

  /// The case of `Choice` whose raw value `key` holds.
  package func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type = Choice.self
  ) throws(YAMLError) -> Choice? {
    guard let text = try string(key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    let expected = "one of \(names.joined(separator: ", "))"
    guard let nearest = nearestNames(to: text, among: names).first else {
      throw mismatch(key, expected: expected)
    }
    throw mismatch(key, expected: expected, hint: "; did you mean \"\(nearest)\"?")
  }

  /// The texts of `key`, a sequence of them without repetition.
  package func strings(_ key: String) throws(YAMLError) -> [String]? {
    guard let nodes = try nodes(key) else { return nil }
    var texts: [String] = []
    for node in nodes {
      guard case .scalar(let text, _) = node.content, !node.isNull, !text.isEmpty else {
        let message = "expected text in \"\(key)\", found \(node.phrase)"
        throw YAMLError(file: file, mark: node.mark, message: message)
      }
      guard !texts.contains(text) else {
        let message = "\"\(text)\" is repeated in \"\(key)\""
        throw YAMLError(file: file, mark: node.mark, message: message)
      }
      texts.append(text)
    }
    return texts
  }

  /// The items of `key`, which has to hold a sequence.
  package func nodes(_ key: String) throws(YAMLError) -> [YAMLNode]? {
    guard let node = self[key] else { return nil }
    guard case .sequence(let items) = node.content else {
      throw mismatch(key, expected: "a sequence")
    }
    return items
  }

  /// The mapping of `key`, with no other keys than `keys`.
  package func mapping(_ key: String, keys: [String]) throws(YAMLError) -> YAMLMapping? {
    guard let node = self[key] else { return nil }
    return try YAMLMapping(node, file: file, keys: keys)
  }

  /// Returns `value`, or throws because the mapping has to have `key`.
  package func required<Value>(_ key: String, _ value: Value?) throws(YAMLError) -> Value {
    guard let value else {
      throw YAMLError(file: file, mark: mark, message: "the key \"\(key)\" is missing")
    }
    return value
  }

  private func mismatch(_ key: String, expected: String, hint: String = "") -> YAMLError {
    let found = self[key]?.phrase ?? "nothing"
    return error(at: key, "expected \(expected) for \"\(key)\", found \(found)\(hint)")
  }
}
