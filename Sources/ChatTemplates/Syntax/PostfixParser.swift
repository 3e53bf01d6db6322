// SPDX-License-Identifier: Apache-2.0

/// What may stand behind a value: attributes, items, calls, filters and tests.
extension Parser {
  mutating func parsePostfix(_ base: Expression) throws(TemplateError) -> Expression {
    var value = base
    while true {
      if isSign(".") || isSign("[") {
        value = try parseSubscript(value)
      } else if isSign("(") {
        value = try parseCall(value)
      } else {
        return value
      }
    }
  }

  private mutating func parseCall(_ callee: Expression) throws(TemplateError) -> Expression {
    let place = position
    let arguments = try parseArguments()
    return try Expression(
      .call(callee, arguments), at: place, around: [callee] + arguments.expressions)
  }

  private mutating func parseSubscript(_ base: Expression) throws(TemplateError) -> Expression {
    let place = position
    if skip(sign: ".") {
      switch current.kind {
      case .name(let name):
        advance()
        return try Expression(.attribute(base, name), at: place, around: [base])
      case .integer:
        let index = try parsePrimary()
        return try Expression(.item(base, index), at: place, around: [base, index])
      default: throw .syntax("expected name or number", at: position)
      }
    }
    try expect(sign: "[")
    var indices: [Expression] = []
    while !isSign("]") {
      if !indices.isEmpty { try expect(sign: ",") }
      indices.append(try parseIndex())
    }
    try expect(sign: "]")
    let index =
      indices.count == 1
      ? indices[0] : try Expression(.tuple(indices), at: place, around: indices)
    return try Expression(.item(base, index), at: place, around: [base, index])
  }

  private mutating func parseIndex() throws(TemplateError) -> Expression {
    let place = position
    var bounds: [Expression?] = []
    if skip(sign: ":") {
      bounds.append(nil)
    } else {
      let index = try parseExpression()
      guard skip(sign: ":") else { return index }
      bounds.append(index)
    }
    bounds.append(isBoundEnd || isSign(":") ? nil : try parseExpression())
    bounds.append(skip(sign: ":") && !isBoundEnd ? try parseExpression() : nil)
    return try Expression(
      .slice(bounds[0], bounds[1], bounds[2]), at: place, around: bounds.compactMap { $0 })
  }

  private var isBoundEnd: Bool { isSign("]") || isSign(",") }

  private mutating func parseArguments() throws(TemplateError) -> ArgumentList {
    let place = position
    var list = ArgumentList()
    try expect(sign: "(")
    var isFirst = true
    while !isSign(")") {
      if !isFirst {
        try expect(sign: ",")
        if isSign(")") { break }
      }
      isFirst = false
      guard try parseArgument(into: &list) else {
        throw .syntax("invalid syntax for function call expression", at: place)
      }
    }
    try expect(sign: ")")
    return list
  }

  /// Reads one argument; returns false when it must not stand after those before it.
  private mutating func parseArgument(
    into list: inout ArgumentList
  ) throws(TemplateError) -> Bool {
    if skip(sign: "*") {
      guard list.unpacked == nil, list.unpackedKeywords == nil else { return false }
      list.unpacked = try parseExpression()
    } else if skip(sign: "**") {
      guard list.unpackedKeywords == nil else { return false }
      list.unpackedKeywords = try parseExpression()
    } else if case .name(let name) = current.kind, next.kind == .sign("=") {
      guard list.unpackedKeywords == nil else { return false }
      advance()
      advance()
      list.keywords.append((name, try parseExpression()))
    } else {
      guard list.unpacked == nil, list.unpackedKeywords == nil, list.keywords.isEmpty else {
        return false
      }
      list.positional.append(try parseExpression())
    }
    return true
  }

  mutating func parseFiltersAndTests(
    _ input: Expression
  ) throws(TemplateError) -> Expression {
    var value = input
    while true {
      if isSign("|") {
        value = try parseFilters(value)
      } else if isName("is") {
        value = try parseTest(value)
      } else if isSign("(") {
        value = try parseCall(value)
      } else {
        return value
      }
    }
  }

  /// Reads one filter after the other; the first one without a bar when `isFirst`.
  mutating func parseFilters(
    _ input: Expression?, isFirst: Bool = false
  ) throws(TemplateError) -> Expression {
    var value = input
    var needsNoBar = isFirst
    while needsNoBar || skip(sign: "|") {
      needsNoBar = false
      let place = position
      let name = try parseDottedName()
      let arguments = isSign("(") ? try parseArguments() : ArgumentList()
      value = try Expression(
        .filter(value, name, arguments), at: place,
        around: (value.map { [$0] } ?? []) + arguments.expressions)
    }
    guard let value else { throw unexpected() }
    return value
  }

  private mutating func parseDottedName() throws(TemplateError) -> String {
    var name = try expectName()
    while skip(sign: ".") { name += "." + (try expectName()) }
    return name
  }

  private mutating func parseTest(_ input: Expression) throws(TemplateError) -> Expression {
    advance()
    let place = position
    let isNegated = skip(name: "not")
    let name = try parseDottedName()
    var arguments = ArgumentList()
    if isSign("(") {
      arguments = try parseArguments()
    } else if startsTestArgument {
      guard !isName("is") else {
        throw .syntax("You cannot chain multiple tests with is", at: position)
      }
      arguments.positional = [try parsePostfix(try parsePrimary())]
    }
    let test = try Expression(
      .test(input, name, arguments), at: place, around: [input] + arguments.expressions)
    return isNegated ? try Expression(.not(test), at: place, around: [test]) : test
  }

  private var startsTestArgument: Bool {
    switch current.kind {
    case .name(let name): !["else", "or", "and"].contains(name)
    case .string, .integer, .float: true
    case .sign(let sign): ["(", "[", "{"].contains(sign)
    default: false
    }
  }
}
