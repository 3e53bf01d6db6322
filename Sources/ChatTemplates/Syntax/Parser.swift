// SPDX-License-Identifier: Apache-2.0

/// Reads the tokens of a template as statements, by Jinja's grammar.
struct Parser {
  private let tokens: [Token]
  private var index = 0
  /// How many statements are open around the current one.
  private var nesting = 0
  /// How many expressions are open around the current one.
  private var openExpressions = 0
  /// How deep statements and expressions lay inside each other since the last macro began.
  private(set) var deepest = 0
  /// The names with a special meaning that were met in the loops and macros that are open.
  private var mentioned: Set<String> = []
  /// Whether a `generation` block was met.
  private(set) var hasGenerationBlocks = false

  init(_ source: String) throws(TemplateError) { tokens = try Lexer.tokens(of: source) }

  /// Returns the statements of the whole template.
  mutating func parse() throws(TemplateError) -> [Statement] {
    let statements = try parseBody(until: [])
    guard current.kind == .end else { throw unexpected() }
    return statements
  }

  // MARK: - Tokens

  var current: Token { tokens[index] }
  var next: Token { tokens[min(index + 1, tokens.count - 1)] }
  var position: Position { current.position }

  mutating func advance() { if index + 1 < tokens.count { index += 1 } }

  func isSign(_ sign: String) -> Bool {
    if case .sign(let found) = current.kind { return found == sign }
    return false
  }

  func isName(_ name: String) -> Bool {
    if case .name(let found) = current.kind { return found == name }
    return false
  }

  mutating func skip(sign: String) -> Bool {
    guard isSign(sign) else { return false }
    advance()
    return true
  }

  mutating func skip(name: String) -> Bool {
    guard isName(name) else { return false }
    advance()
    return true
  }

  mutating func expect(sign: String) throws(TemplateError) {
    guard skip(sign: sign) else { throw unexpected(wanted: "'\(sign)'") }
  }

  mutating func expectName() throws(TemplateError) -> String {
    guard case .name(let name) = current.kind else { throw unexpected(wanted: "a name") }
    advance()
    return name
  }

  func unexpected(wanted: String? = nil) -> TemplateError {
    let found = "unexpected '\(current.description)'"
    return .syntax(wanted.map { "\(found), expected \($0)" } ?? found, at: position)
  }

  /// Keeps the recursion of the grammar itself in bounds.
  mutating func enterExpression() throws(TemplateError) {
    openExpressions += 1
    guard openExpressions <= 100 else {
      throw TemplateError.limit("expressions are nested too deeply").placed(position)
    }
  }

  mutating func leaveExpression() { openExpressions -= 1 }

  mutating func mention(_ name: String) {
    if ["loop", "caller", "varargs", "kwargs"].contains(name) { mentioned.insert(name) }
  }

  /// Calls `body`; returns what it returns and the special names that were met meanwhile.
  private mutating func mentions<Result>(
    _ body: (inout Parser) throws(TemplateError) -> Result
  ) throws(TemplateError) -> (Result, Set<String>) {
    let outside = mentioned
    mentioned = []
    let result = try body(&self)
    let inside = mentioned
    mentioned = outside.union(inside)
    return (result, inside)
  }

  // MARK: - Statements

  /// Reads statements up to a tag with one of the names in `ends`, which is then the current token.
  private mutating func parseBody(until ends: [String]) throws(TemplateError) -> [Statement] {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= 100 else {
      throw TemplateError.limit("statements are nested too deeply").placed(position)
    }
    var statements: [Statement] = []
    while true {
      let place = position
      switch current.kind {
      case .data(let text):
        advance()
        statements.append(Statement(kind: .text(text), position: place))
      case .variableBegin:
        advance()
        let value = try note(parseTuple())
        guard current.kind == .variableEnd else {
          throw unexpected(wanted: "end of print statement")
        }
        advance()
        statements.append(Statement(kind: .output([value]), position: place))
      case .blockBegin:
        if case .name(let name) = next.kind, ends.contains(name) {
          advance()
          return statements
        }
        advance()
        statements.append(try parseStatement())
        try expectBlockEnd()
      default:
        guard ends.isEmpty else {
          throw .syntax(
            "unexpected end of template; missing '\(ends.last ?? "")'", at: position)
        }
        return statements
      }
    }
  }

  /// Reads a body and the tag that ends it, up to the end of that tag.
  private mutating func parseBody(upTo end: String) throws(TemplateError) -> [Statement] {
    try expectBlockEnd()
    let body = try parseBody(until: [end])
    advance()
    return body
  }

  private mutating func expectBlockEnd() throws(TemplateError) {
    guard current.kind == .blockEnd else { throw unexpected(wanted: "end of statement block") }
    advance()
  }

  private mutating func note(_ expression: Expression) -> Expression {
    deepest = max(deepest, nesting + expression.depth)
    return expression
  }

  private mutating func parseStatement() throws(TemplateError) -> Statement {
    let place = position
    let name = try expectName()
    let kind: Statement.Kind
    switch name {
    case "for": kind = .loop(try parseLoop())
    case "if": kind = try parseBranches()
    case "set": kind = try parseSet()
    case "macro": kind = .macro(try parseMacro())
    case "call": kind = try parseCallBlock()
    case "filter":
      let filter = note(try parseFilters(nil, isFirst: true))
      kind = .filterBlock(filter: filter, body: try parseBody(upTo: "endfilter"))
    case "with": kind = try parseWith()
    case "print": kind = .output(try parsePrinted())
    case "generation":
      hasGenerationBlocks = true
      kind = .generation(body: try parseBody(upTo: "endgeneration"))
    case "break": kind = .breakLoop
    case "continue": kind = .continueLoop
    case "include", "import", "from", "extends", "block", "autoescape":
      throw .syntax(
        "'\(name)' is not supported: a chat template stands for itself", at: place)
    default:
      throw .syntax("Encountered unknown tag '\(name)'.", at: place)
    }
    return Statement(kind: kind, position: place)
  }

  private mutating func parsePrinted() throws(TemplateError) -> [Expression] {
    var values: [Expression] = []
    while current.kind != .blockEnd {
      if !values.isEmpty { try expect(sign: ",") }
      values.append(note(try parseExpression()))
    }
    return values
  }

  private mutating func parseLoop() throws(TemplateError) -> Statement.Loop {
    let target = try parseTarget(end: "in")
    guard skip(name: "in") else { throw unexpected(wanted: "'in'") }
    let items = note(try parseTuple(allowsCondition: false, end: "recursive"))
    let test: Expression? = skip(name: "if") ? note(try parseExpression()) : nil
    let isRecursive = skip(name: "recursive")
    try expectBlockEnd()
    let (body, names) = try mentions { (parser) throws(TemplateError) in
      try parser.parseBody(until: ["else", "endfor"])
    }
    var otherwise: [Statement] = []
    if skip(name: "else") {
      otherwise = try parseBody(upTo: "endfor")
    } else {
      advance()
    }
    return Statement.Loop(
      target: target, items: items, test: test, isRecursive: isRecursive,
      usesLoop: isRecursive || names.contains("loop"), body: body, otherwise: otherwise)
  }

  private mutating func parseBranches() throws(TemplateError) -> Statement.Kind {
    var branches: [(test: Expression, body: [Statement])] = []
    while true {
      let test = note(try parseTuple(allowsCondition: false))
      try expectBlockEnd()
      branches.append((test, try parseBody(until: ["elif", "else", "endif"])))
      if skip(name: "elif") { continue }
      guard skip(name: "else") else {
        advance()
        return .branches(branches, otherwise: [])
      }
      return .branches(branches, otherwise: try parseBody(upTo: "endif"))
    }
  }

  private mutating func parseSet() throws(TemplateError) -> Statement.Kind {
    let target = try parseTarget(allowsNamespace: true)
    if skip(sign: "=") { return .set(target: target, value: note(try parseTuple())) }
    let filter = isSign("|") ? note(try parseFilters(nil)) : nil
    return .setBlock(target: target, filter: filter, body: try parseBody(upTo: "endset"))
  }

  private mutating func parseWith() throws(TemplateError) -> Statement.Kind {
    var targets: [Expression] = []
    var values: [Expression] = []
    while current.kind != .blockEnd {
      if !targets.isEmpty { try expect(sign: ",") }
      targets.append(try parseTarget())
      try expect(sign: "=")
      values.append(note(try parseExpression()))
    }
    return .with(targets: targets, values: values, body: try parseBody(upTo: "endwith"))
  }

  private mutating func parseMacro() throws(TemplateError) -> Statement.Macro {
    try finishMacro(name: try expectName(), hasParameters: true, end: "endmacro") { _ in }
  }

  private mutating func parseCallBlock() throws(TemplateError) -> Statement.Kind {
    var call: Expression?
    let caller = try finishMacro(name: "caller", hasParameters: isSign("("), end: "endcall") {
      (parser) throws(TemplateError) in
      call = try parser.parseExpression()
    }
    guard let call, case .call = call.kind else {
      throw .syntax("expected call", at: position)
    }
    return .callBlock(call: note(call), caller: caller)
  }

  private mutating func finishMacro(
    name: String, hasParameters: Bool, end: String,
    _ header: (inout Parser) throws(TemplateError) -> Void
  ) throws(TemplateError) -> Statement.Macro {
    let outside = deepest
    deepest = 0
    defer { deepest = max(outside, deepest) }
    var parameters: [String] = []
    var defaults: [Expression] = []
    let (_, defaultNames) = try mentions { (parser) throws(TemplateError) in
      if hasParameters { try parser.parseSignature(&parameters, &defaults) }
    }
    try header(&self)
    let (body, names) = try mentions { (parser) throws(TemplateError) in
      try parser.parseBody(upTo: end)
    }
    return Statement.Macro(
      name: name, parameters: parameters, defaults: defaults,
      mentioned: names.union(defaultNames).subtracting(parameters), depth: deepest, body: body)
  }

  private mutating func parseSignature(
    _ parameters: inout [String], _ defaults: inout [Expression]
  ) throws(TemplateError) {
    try expect(sign: "(")
    while !isSign(")") {
      if !parameters.isEmpty { try expect(sign: ",") }
      parameters.append(try expectName())
      if skip(sign: "=") {
        defaults.append(note(try parseExpression()))
      } else if !defaults.isEmpty {
        throw .syntax("non-default argument follows default argument", at: position)
      }
    }
    try expect(sign: ")")
  }

  /// Reads what a value is assigned to: names, or with `allowsNamespace` a namespace's attribute.
  private mutating func parseTarget(
    end: String? = nil, allowsNamespace: Bool = false
  ) throws(TemplateError) -> Expression {
    let place = position
    let target = try parseTuple(end: end) { (parser) throws(TemplateError) in
      try parser.parsePrimary(allowsNamespace: allowsNamespace)
    }
    guard target.isAssignable else { throw .syntax("can't assign to this expression", at: place) }
    return target
  }
}

extension Expression {
  fileprivate var isAssignable: Bool {
    switch kind {
    case .name, .namespaceAttribute: true
    case .tuple(let items): items.allSatisfy(\.isAssignable)
    default: false
    }
  }
}
