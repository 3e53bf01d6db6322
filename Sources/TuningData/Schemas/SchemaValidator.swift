// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Judges values by a JSON Schema, as far as the definitions of tools use it.
///
/// The keywords of `SchemaKeywords.judged` mean what draft 2020-12 says, and `nullable` what
/// OpenAPI says; `$ref` reaches within the schema. Every other keyword is left aside. What is not
/// understood never makes a violation: neither a malformed keyword, nor a reference that leads
/// nowhere or in a circle, nor a schema that takes too long.
struct SchemaValidator {
  /// The schema that references start from.
  let root: JSONValue
  /// Whether a property that is not listed counts as a violation although the schema does not say
  /// so: in a call of a tool it is nearly always a slip.
  var refusesUnlistedProperties = false
  /// How much may still be done.
  var work: SchemaWork
  /// What was found, at most `maximumViolations`.
  private(set) var violations: [SchemaViolation] = []

  /// How many violations of one value are kept.
  static let maximumViolations = 1000
  /// How deep schemas are followed; far beyond what people write.
  private static let maximumDepth = 100

  private var path: [String] = []
  /// The schemas that are being followed, each with the value that it judges.
  private var open: [(schema: Int, value: Int)] = []
  /// How many alternatives are being tried; then violations are counted, not worded.
  private var trials = 0
  private var count = 0
  /// Whether something met so far could not be judged.
  private var isUncertain = false

  init(root: JSONValue, work: SchemaWork, refusesUnlistedProperties: Bool = false) {
    self.root = root
    self.work = work
    self.refusesUnlistedProperties = refusesUnlistedProperties
  }

  /// Judges `value` by the root schema and adds to the violations.
  mutating func validate(_ value: JSONValue) { check(value, root) }

  // MARK: - Schemas

  mutating func check(_ value: JSONValue, _ schema: JSONValue) {
    guard schema.kind == .object else {
      if schema.kind == .false { note("is not allowed by the schema") }
      return
    }
    guard enter(value, schema) else { return isUncertain = true }
    defer { open.removeLast() }
    let keywords = SchemaKeywords(schema)
    work.spend(keywords.cost)
    if keywords.hasUnknownDemands { isUncertain = true }
    if value.kind == .null, keywords["nullable"]?.kind == .true { return }
    checkReference(value, keywords)
    checkType(value, keywords)
    checkChoice(value, keywords)
    switch value.kind {
    case .object: checkObject(value, keywords)
    case .array: checkArray(value, keywords)
    case .string: checkString(value, keywords)
    case .number: checkNumber(value, keywords)
    default: break
    }
    checkAlternatives(value, keywords)
  }

  private mutating func enter(_ value: JSONValue, _ schema: JSONValue) -> Bool {
    guard !work.isSpent, open.count < SchemaValidator.maximumDepth,
      !open.contains(where: { $0 == (schema.index, value.index) })
    else { return false }
    work.spend(open.count)
    open.append((schema.index, value.index))
    return true
  }

  private mutating func checkReference(_ value: JSONValue, _ keywords: SchemaKeywords) {
    guard let reference = keywords["$ref"]?.text else { return }
    guard reference.hasPrefix("#"), let pointer = JSONPointer(String(reference.dropFirst())) else {
      return isUncertain = true
    }
    work.spend(20 * pointer.tokens.count)
    guard let schema = resolve(pointer) else { return isUncertain = true }
    check(value, schema)
  }

  /// Follows a pointer from the root; every step costs as much as it has members to pass.
  private mutating func resolve(_ pointer: JSONPointer) -> JSONValue? {
    var schema = root
    for token in pointer.tokens {
      work.spend(schema.childCount)
      guard !work.isSpent, let next = schema.value(at: JSONPointer([token])) else { return nil }
      schema = next
    }
    return schema
  }

  // MARK: - Alternatives

  private enum Outcome { case valid, invalid, unknown }

  private mutating func checkAlternatives(_ value: JSONValue, _ keywords: SchemaKeywords) {
    for schema in keywords["allOf"]?.list ?? [] { checkPart(value, schema) }
    if let schemas = keywords["anyOf"]?.list { checkAny(value, schemas) }
    if let schemas = keywords["oneOf"]?.list { checkOne(value, schemas) }
    if let schema = keywords["not"], outcome(value, schema) == .valid {
      note("is what the schema rules out by 'not'")
    }
  }

  /// Judges by one of several schemas that hold together, none of which lists all properties.
  private mutating func checkPart(_ value: JSONValue, _ schema: JSONValue) {
    let isStrict = refusesUnlistedProperties
    refusesUnlistedProperties = false
    check(value, schema)
    refusesUnlistedProperties = isStrict
  }

  private mutating func checkAny(_ value: JSONValue, _ schemas: [JSONValue]) {
    for schema in schemas where outcome(value, schema) != .invalid { return }
    noteNone(value, schemas)
  }

  private mutating func checkOne(_ value: JSONValue, _ schemas: [JSONValue]) {
    let outcomes = schemas.map { outcome(value, $0) }
    let valid = outcomes.count { $0 == .valid }
    if valid > 1 {
      note("fits \(valid) of the alternatives in 'oneOf', not exactly one")
    } else if valid == 0, !outcomes.contains(.unknown) {
      noteNone(value, schemas)
    }
  }

  private mutating func noteNone(_ value: JSONValue, _ schemas: [JSONValue]) {
    let types = schemas.compactMap { $0["type"]?.text }
    if types.count == schemas.count, !types.contains(where: { value.hasType($0) }) {
      note("is \(value.described), not \(types.map(article).listed("or"))")
    } else {
      note("fits none of the \(schemas.count) alternatives of its schema")
    }
  }

  /// Tries a schema without noting anything.
  private mutating func outcome(_ value: JSONValue, _ schema: JSONValue) -> Outcome {
    let before = (count: count, isUncertain: isUncertain)
    trials += 1
    isUncertain = false
    defer {
      trials -= 1
      count = before.count
      isUncertain = isUncertain || before.isUncertain
    }
    checkPart(value, schema)
    if count > before.count { return .invalid }
    return isUncertain || work.isSpent ? .unknown : .valid
  }

  // MARK: - Noting

  /// Judges a value inside the current one.
  mutating func descend(_ token: @autoclosure () -> String, _ value: JSONValue, _ schema: JSONValue)
  {
    path.append(trials > 0 ? "" : token())
    check(value, schema)
    path.removeLast()
  }

  mutating func note(
    _ message: @autoclosure () -> String, at token: String? = nil,
    help: @autoclosure () -> String? = nil
  ) {
    count += 1
    guard trials == 0, violations.count < SchemaValidator.maximumViolations else { return }
    let tokens = path + (token.map { [$0] } ?? [])
    violations.append(
      SchemaViolation(pointer: JSONPointer(tokens), message: message(), help: help()))
  }

  mutating func noteUncertain() { isUncertain = true }
}

extension JSONValue {
  /// The elements; nil when it is no list.
  var list: [JSONValue]? { kind == .array ? Array(elements) : nil }

  /// The number of members or elements.
  var childCount: Int { kind == .array ? elements.count : members.count }

  /// The number of nodes that the value is made of, itself included.
  var nodeCount: Int { Int(node.next) - index }
}
