// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension SchemaValidator {
  // MARK: - Type and choice

  mutating func checkType(_ value: JSONValue, _ keywords: SchemaKeywords) {
    guard let type = keywords["type"] else { return }
    let words = type.list.map { $0.compactMap(\.text) } ?? type.text.map { [$0] } ?? []
    guard !words.isEmpty, words.allSatisfy(SchemaKeywords.typeWords.contains) else {
      return noteUncertain()
    }
    work.spend(words.count)
    guard !words.contains(where: { value.hasType($0) }) else { return }
    note(
      "is \(value.described), not \(words.map(article).listed("or"))",
      help: value.unquotedAdvice(words))
  }

  mutating func checkChoice(_ value: JSONValue, _ keywords: SchemaKeywords) {
    if let constant = keywords["const"] {
      work.spend(value.nodeCount + constant.nodeCount)
      if constant != value { note("is \(value.described), not \(constant.described)") }
    }
    guard let choices = keywords["enum"]?.list else { return }
    for choice in choices {
      work.spend(1)
      guard choice.kind == value.kind else { continue }
      work.spend(value.nodeCount + choice.nodeCount)
      if work.isSpent { return noteUncertain() }
      if choice == value { return }
    }
    note("is \(value.described), not \(shown(choices))", help: nearestAdvice(value, choices))
  }

  // MARK: - Objects and arrays

  mutating func checkObject(_ value: JSONValue, _ keywords: SchemaKeywords) {
    let members = Dictionary(value.members.map { ($0.key.text ?? "", $0.value) }) { $1 }
    work.spend(members.count)
    checkRequired(members, keywords)
    let listed = keywords["properties"]
    let schemas = Dictionary(listed?.members.map { ($0.key.text ?? "", $0.value) } ?? []) { $1 }
    work.spend(schemas.count)
    for (key, member) in value.members {
      guard let name = key.text else { continue }
      if let schema = schemas[name] {
        if members[name]?.index == member.index { descend(name, member, schema) }
      } else {
        checkUnlisted(name, member, keywords, schemas)
      }
    }
  }

  private mutating func checkRequired(
    _ members: [String: JSONValue], _ keywords: SchemaKeywords
  ) {
    for name in keywords["required"]?.list?.compactMap(\.text) ?? [] {
      work.spend(1)
      if members[name] == nil { note("lacks '\(name.shortened)', which is required") }
    }
  }

  private mutating func checkUnlisted(
    _ name: String, _ member: JSONValue, _ keywords: SchemaKeywords,
    _ schemas: [String: JSONValue]
  ) {
    let others = keywords["additionalProperties"]
    if keywords.hasUnknownDemands { return noteUncertain() }
    if let others, others.kind == .object { return descend(name, member, others) }
    guard others?.kind == .false || refusesUnlistedProperties && keywords.listsAllProperties else {
      return
    }
    note(
      "is not declared in the schema", at: name,
      help: unlistedAdvice(name, schemas.keys.sorted()))
  }

  mutating func checkArray(_ value: JSONValue, _ keywords: SchemaKeywords) {
    let elements = Array(value.elements)
    work.spend(elements.count)
    let prefix = keywords["prefixItems"]?.list ?? []
    work.spend(prefix.count)
    for (position, element) in elements.enumerated() {
      if position < prefix.count {
        descend("\(position)", element, prefix[position])
      } else if let schema = keywords["items"] {
        if schema.kind == .array { return noteUncertain() }
        descend("\(position)", element, schema)
      }
    }
    checkCount(elements.count, keywords, "minItems", "maxItems", "element")
  }

  // MARK: - Strings and numbers

  mutating func checkString(_ value: JSONValue, _ keywords: SchemaKeywords) {
    guard keywords["minLength"] != nil || keywords["maxLength"] != nil else { return }
    work.spend(1 + value.range.count / 64)
    checkCount(
      value.text?.unicodeScalars.count ?? 0, keywords, "minLength", "maxLength", "character")
  }

  private mutating func checkCount(
    _ count: Int, _ keywords: SchemaKeywords, _ minimum: String, _ maximum: String, _ noun: String
  ) {
    let counted = "has \(count) \(noun)\(count == 1 ? "" : "s")"
    if let limit = keywords[minimum]?.number, Double(count) < limit {
      note("\(counted), fewer than the \(keywords[minimum]?.shortSpelling ?? "") of '\(minimum)'")
    }
    if let limit = keywords[maximum]?.number, Double(count) > limit {
      note("\(counted), more than the \(keywords[maximum]?.shortSpelling ?? "") of '\(maximum)'")
    }
  }

  mutating func checkNumber(_ value: JSONValue, _ keywords: SchemaKeywords) {
    guard let number = value.number else { return }
    checkBound("minimum", keywords, value, "less than") { number < $0 }
    checkBound("maximum", keywords, value, "more than") { number > $0 }
    checkBound("exclusiveMinimum", keywords, value, "not more than") { number <= $0 }
    checkBound("exclusiveMaximum", keywords, value, "not less than") { number >= $0 }
  }

  private mutating func checkBound(
    _ keyword: String, _ keywords: SchemaKeywords, _ value: JSONValue, _ relation: String,
    isBroken: (Double) -> Bool
  ) {
    guard let bound = keywords[keyword], let limit = bound.number, isBroken(limit) else { return }
    note("is \(value.described), \(relation) \(bound.shortSpelling) ('\(keyword)')")
  }
}

private func shown(_ choices: [JSONValue]) -> String {
  let words = choices.prefix(6).map(\.shortText)
  if choices.count > 6 { return "one of \(choices.count) values such as \(words.listed())" }
  return choices.count == 1 ? words[0] : "one of \(words.listed())"
}

private func nearestAdvice(_ value: JSONValue, _ choices: [JSONValue]) -> String? {
  guard value.kind == .string, value.range.count <= 100, let name = value.text else { return nil }
  let names = choices.prefix(200).filter { $0.range.count <= 100 }.compactMap(\.text)
  return nearestNames(to: name, among: names).first.map { "write '\($0)'" }
}

private func unlistedAdvice(_ name: String, _ names: [String]) -> String? {
  guard name.utf8.count <= 100 else { return nil }
  let candidates = names.prefix(200).filter { $0.utf8.count <= 100 }
  return nearestNames(to: name, among: candidates).first.map {
    "rename '\(name.shortened)' to '\($0)'"
  }
}

/// A word of `type` with its article.
func article(_ type: String) -> String {
  switch type {
  case "null": "null"
  case "object", "array", "integer": "an \(type)"
  default: "a \(type)"
  }
}

extension JSONValue {
  /// Whether it is of a type in the words of JSON Schema; a number without a fraction is an integer
  /// however it is spelled.
  func hasType(_ word: String) -> Bool {
    switch kind {
    case .object: word == "object"
    case .array: word == "array"
    case .string, .key: word == "string"
    case .true, .false: word == "boolean"
    case .null: word == "null"
    case .number: word == "number" || word == "integer" && isInteger
    }
  }

  private var isInteger: Bool {
    if spelling.utf8.allSatisfy({ 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-") }) { return true }
    guard let number, number.isFinite else { return false }
    return number == number.rounded()
  }

  /// The value in a sentence: "the string 'abc'", "3", "an object".
  var described: String { kind == .string ? "the string \(shortText)" : shortSpelling }

  /// What to do with a number or a truth value in quotes.
  fileprivate func unquotedAdvice(_ words: [String]) -> String? {
    guard kind == .string, range.count < 30, let text else { return nil }
    let isNumber = Double(text).map {
      $0.isFinite && ($0 == $0.rounded() || words.contains("number"))
    }
    if isNumber == true, words.contains("number") || words.contains("integer") {
      return "write \(text) without quotes"
    }
    guard words.contains("boolean"), ["true", "false"].contains(text.lowercased()) else {
      return nil
    }
    return "write \(text.lowercased()) without quotes"
  }
}

extension String {
  /// The text, a long one cut, to be shown in a message.
  var shortened: String {
    unicodeScalars.dropFirst(60).isEmpty ? self : String(unicodeScalars.prefix(59)) + "…"
  }
}
