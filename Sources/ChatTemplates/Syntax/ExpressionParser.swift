// SPDX-License-Identifier: Apache-2.0

/// The grammar of expressions, from what binds least to what binds most.
extension Parser {
  /// Reads one expression, or several with commas between as a tuple.
  mutating func parseTuple(
    allowsCondition: Bool = true, end: String? = nil, isInParentheses: Bool = false
  ) throws(TemplateError) -> Expression {
    try parseTuple(end: end, isInParentheses: isInParentheses) { (parser) throws(TemplateError) in
      try parser.parseExpression(allowsCondition: allowsCondition)
    }
  }

  mutating func parseTuple(
    end: String?, isInParentheses: Bool = false,
    _ parse: (inout Parser) throws(TemplateError) -> Expression
  ) throws(TemplateError) -> Expression {
    let place = position
    var items: [Expression] = []
    var isTuple = false
    while !isTupleEnd(end) {
      items.append(try parse(&self))
      guard skip(sign: ",") else { break }
      isTuple = true
    }
    if !isTuple {
      if let only = items.first { return only }
      guard isInParentheses else {
        throw .syntax("Expected an expression, got '\(current.description)'", at: place)
      }
    }
    return try Expression(.tuple(items), at: place, around: items)
  }

  private func isTupleEnd(_ end: String?) -> Bool {
    switch current.kind {
    case .variableEnd, .blockEnd: true
    case .sign(let sign): sign == ")"
    case .name(let name): name == end
    default: false
    }
  }

  mutating func parseExpression(
    allowsCondition: Bool = true
  ) throws(TemplateError) -> Expression {
    try enterExpression()
    defer { leaveExpression() }
    guard allowsCondition else { return try parseOr() }
    let place = position
    var value = try parseOr()
    while skip(name: "if") {
      let test = try parseOr()
      let otherwise = skip(name: "else") ? try parseExpression() : nil
      value = try Expression(
        .conditional(test: test, then: value, otherwise: otherwise), at: place,
        around: [test, value] + (otherwise.map { [$0] } ?? []))
    }
    return value
  }

  private mutating func parseOr() throws(TemplateError) -> Expression {
    let place = position
    var left = try parseAnd()
    while skip(name: "or") {
      let right = try parseAnd()
      left = try Expression(.or(left, right), at: place, around: [left, right])
    }
    return left
  }

  private mutating func parseAnd() throws(TemplateError) -> Expression {
    let place = position
    var left = try parseNot()
    while skip(name: "and") {
      let right = try parseNot()
      left = try Expression(.and(left, right), at: place, around: [left, right])
    }
    return left
  }

  private mutating func parseNot() throws(TemplateError) -> Expression {
    let place = position
    guard skip(name: "not") else { return try parseComparison() }
    try enterExpression()
    defer { leaveExpression() }
    let operand = try parseNot()
    return try Expression(.not(operand), at: place, around: [operand])
  }

  private mutating func parseComparison() throws(TemplateError) -> Expression {
    let place = position
    let first = try parseSum()
    var rest: [(operation: ComparisonOperator, operand: Expression)] = []
    while let operation = takeComparison() { rest.append((operation, try parseSum())) }
    guard !rest.isEmpty else { return first }
    return try Expression(
      .comparison(first, rest), at: place, around: [first] + rest.map(\.operand))
  }

  private mutating func takeComparison() -> ComparisonOperator? {
    if case .sign(let sign) = current.kind, let operation = ComparisonOperator(rawValue: sign) {
      advance()
      return operation
    }
    if skip(name: "in") { return .contained }
    guard isName("not"), next.kind == .name("in") else { return nil }
    advance()
    advance()
    return .notContained
  }

  private mutating func parseSum() throws(TemplateError) -> Expression {
    try parseBinary(["+", "-"]) { (parser) throws(TemplateError) in
      try parser.parseConcatenation()
    }
  }

  private mutating func parseConcatenation() throws(TemplateError) -> Expression {
    let place = position
    var parts = [try parseProduct()]
    while skip(sign: "~") { parts.append(try parseProduct()) }
    if parts.count == 1 { return parts[0] }
    return try Expression(.concatenation(parts), at: place, around: parts)
  }

  private mutating func parseProduct() throws(TemplateError) -> Expression {
    try parseBinary(["*", "/", "//", "%"]) { (parser) throws(TemplateError) in
      try parser.parseBinary(["**"]) { (parser) throws(TemplateError) in
        try parser.parseUnary()
      }
    }
  }

  private mutating func parseBinary(
    _ signs: [String], _ operand: (inout Parser) throws(TemplateError) -> Expression
  ) throws(TemplateError) -> Expression {
    let place = position
    var left = try operand(&self)
    while case .sign(let sign) = current.kind, signs.contains(sign),
      let operation = BinaryOperator(rawValue: sign)
    {
      advance()
      let right = try operand(&self)
      left = try Expression(.binary(operation, left, right), at: place, around: [left, right])
    }
    return left
  }

  private mutating func parseUnary(allowsFilters: Bool = true) throws(TemplateError) -> Expression {
    let place = position
    var value: Expression
    if isSign("-") || isSign("+") {
      let isNegative = isSign("-")
      advance()
      try enterExpression()
      defer { leaveExpression() }
      let operand = try parseUnary(allowsFilters: false)
      value = try Expression(
        isNegative ? .negative(operand) : .positive(operand), at: place, around: [operand])
    } else {
      value = try parsePrimary()
    }
    value = try parsePostfix(value)
    return allowsFilters ? try parseFiltersAndTests(value) : value
  }

  mutating func parsePrimary(allowsNamespace: Bool = false) throws(TemplateError) -> Expression {
    let place = position
    switch current.kind {
    case .name(let name):
      advance()
      return try named(name, allowsNamespace: allowsNamespace, at: place)
    case .string(let text):
      advance()
      var bytes = Array(text.bytes)
      while case .string(let more) = current.kind {
        bytes.append(more)
        advance()
      }
      return try Expression(.literal(.string(bytes)), at: place)
    case .integer(let digits):
      advance()
      return try Expression(
        .literal(Int(digits).map { .int($0) } ?? .object(BigInteger(digits))), at: place)
    case .float(let value):
      advance()
      return try Expression(.literal(.float(value)), at: place)
    case .sign("("):
      advance()
      let value = try parseTuple(isInParentheses: true)
      try expect(sign: ")")
      return value
    case .sign("["): return try parseList()
    case .sign("{"): return try parseDict()
    default: throw unexpected()
    }
  }

  private mutating func named(
    _ name: String, allowsNamespace: Bool, at place: Position
  ) throws(TemplateError) -> Expression {
    switch name {
    case "true", "True": return try Expression(.literal(.bool(true)), at: place)
    case "false", "False": return try Expression(.literal(.bool(false)), at: place)
    case "none", "None": return try Expression(.literal(.none), at: place)
    default: break
    }
    if allowsNamespace, skip(sign: ".") {
      return try Expression(.namespaceAttribute(name, try expectName()), at: place)
    }
    mention(name)
    return try Expression(.name(name), at: place)
  }

  private mutating func parseList() throws(TemplateError) -> Expression {
    let place = position
    try expect(sign: "[")
    var items: [Expression] = []
    while !isSign("]") {
      if !items.isEmpty {
        try expect(sign: ",")
        if isSign("]") { break }
      }
      items.append(try parseExpression())
    }
    try expect(sign: "]")
    return try Expression(.list(items), at: place, around: items)
  }

  private mutating func parseDict() throws(TemplateError) -> Expression {
    let place = position
    try expect(sign: "{")
    var entries: [(key: Expression, value: Expression)] = []
    while !isSign("}") {
      if !entries.isEmpty {
        try expect(sign: ",")
        if isSign("}") { break }
      }
      let key = try parseExpression()
      try expect(sign: ":")
      entries.append((key, try parseExpression()))
    }
    try expect(sign: "}")
    return try Expression(
      .dict(entries), at: place, around: entries.flatMap { [$0.key, $0.value] })
  }
}
