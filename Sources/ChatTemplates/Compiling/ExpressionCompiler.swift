// SPDX-License-Identifier: Apache-2.0

extension Compiler {
  mutating func compile(
    _ expression: Expression, _ symbols: Symbols
  ) throws(TemplateError) -> Node {
    let position = expression.position
    switch expression.kind {
    case .literal(let value): return ConstantNode(value, at: position)
    case .name(let name), .namespaceAttribute(let name, _):
      return variable(
        name, in: [symbols] + symbols.around, from: symbols.scope.function, position)
    case .list(let items): return ListNode(try compile(items, symbols), at: position)
    case .tuple(let items):
      return ListNode(try compile(items, symbols), isTuple: true, at: position)
    case .dict(let entries):
      return DictNode(
        keys: try compile(entries.map(\.key), symbols),
        values: try compile(entries.map(\.value), symbols), at: position)
    case .attribute(let base, let name):
      return AttributeNode(try compile(base, symbols), name, at: position)
    case .item(let base, let index): return try compileItem(base, index, symbols, at: position)
    case .slice: throw .syntax("a slice stands only in brackets after a value", at: position)
    case .call(let callee, let arguments):
      return CallNode(
        try compile(callee, symbols), try compile(arguments, symbols), at: position)
    case .filter(let input, let name, let arguments):
      let filter = try filter(name, at: position)
      let input = try input.map { (input) throws(TemplateError) in try compile(input, symbols) }
      return FilterNode(
        input ?? CapturedNode(at: position), name, filter, try compile(arguments, symbols),
        at: position)
    case .test(let input, let name, let arguments):
      let test = try test(name, at: position)
      return TestNode(
        try compile(input, symbols), test, try compile(arguments, symbols), at: position)
    case .not(let operand): return NotNode(try compile(operand, symbols), at: position)
    case .negative(let operand):
      return SignNode(try compile(operand, symbols), sign: "-", at: position)
    case .positive(let operand):
      return SignNode(try compile(operand, symbols), sign: "+", at: position)
    case .and(let left, let right):
      return AndNode(try compile(left, symbols), try compile(right, symbols), at: position)
    case .or(let left, let right):
      return OrNode(try compile(left, symbols), try compile(right, symbols), at: position)
    case .binary(.add, _, _): return try compileSum(expression, symbols)
    case .binary(let operation, let left, let right):
      return BinaryNode(
        operation, try compile(left, symbols), try compile(right, symbols), at: position)
    case .concatenation(let parts):
      return ConcatenationNode(try compile(parts, symbols), at: position)
    case .comparison(let first, let rest):
      return try compileComparison(first, rest, symbols, at: position)
    case .conditional(let test, let then, let otherwise):
      let outside = isConditional
      isConditional = true
      defer { isConditional = outside }
      let otherwise = try otherwise.map { (value) throws(TemplateError) in
        try compile(value, symbols)
      }
      return ConditionalNode(
        try compile(test, symbols), try compile(then, symbols), otherwise, at: position)
    }
  }

  private func filter(_ name: String, at position: Position) throws(TemplateError) -> Filter {
    if let filter = Filters.named(name) { return filter }
    let message = "No filter named \(Value.string(name).represented)"
    guard isConditional else { throw .syntax(message + ".", at: position) }
    return { (_, _, _) throws(TemplateError) in throw .evaluation(message + " found.") }
  }

  private func test(_ name: String, at position: Position) throws(TemplateError) -> Test {
    if let test = Tests.named(name) { return test }
    let message = "No test named \(Value.string(name).represented)"
    guard isConditional else { throw .syntax(message + ".", at: position) }
    return { (_, _) throws(TemplateError) in throw .evaluation(message + " found.") }
  }

  private mutating func compile(
    _ expressions: [Expression], _ symbols: Symbols
  ) throws(TemplateError) -> [Node] {
    var nodes: [Node] = []
    for expression in expressions { nodes.append(try compile(expression, symbols)) }
    return nodes
  }

  mutating func compile(
    _ arguments: ArgumentList, _ symbols: Symbols
  ) throws(TemplateError) -> ArgumentNodes {
    ArgumentNodes(
      positional: NodeList(try compile(arguments.positional, symbols)),
      keywordNames: arguments.keywords.map(\.name),
      keywordValues: try compile(arguments.keywords.map(\.value), symbols),
      unpacked: try arguments.unpacked.map { (value) throws(TemplateError) in
        try compile(value, symbols)
      },
      unpackedKeywords: try arguments.unpackedKeywords.map { (value) throws(TemplateError) in
        try compile(value, symbols)
      })
  }

  private mutating func compileItem(
    _ base: Expression, _ index: Expression, _ symbols: Symbols, at position: Position
  ) throws(TemplateError) -> Node {
    let base = try compile(base, symbols)
    if case .slice(let start, let stop, let step) = index.kind {
      var bounds: [Node?] = []
      for bound in [start, stop, step] {
        bounds.append(
          try bound.map { (value) throws(TemplateError) in try compile(value, symbols) })
      }
      return SliceNode(base, bounds[0], bounds[1], bounds[2], at: position)
    }
    if case .literal(.string(let key)) = index.kind {
      return KeyNode(base, key, at: position)
    }
    return ItemNode(base, try compile(index, symbols), at: position)
  }

  /// Compiles `a + b + c` as one node, so that a sum of strings is built only once.
  private mutating func compileSum(
    _ expression: Expression, _ symbols: Symbols
  ) throws(TemplateError) -> Node {
    var parts: [Node] = []
    var positions: [Position] = []
    var rest = expression
    while case .binary(.add, let left, let right) = rest.kind {
      parts.append(try compile(right, symbols))
      positions.append(rest.position)
      rest = left
    }
    parts.append(try compile(rest, symbols))
    return SumNode(parts.reversed(), at: expression.position)
  }

  private mutating func compileComparison(
    _ first: Expression, _ rest: [(operation: ComparisonOperator, operand: Expression)],
    _ symbols: Symbols, at position: Position
  ) throws(TemplateError) -> Node {
    let left = try compile(first, symbols)
    if rest.count == 1, case .literal(.string(let text)) = rest[0].operand.kind,
      rest[0].operation == .equal || rest[0].operation == .notEqual
    {
      return TextEqualityNode(left, text, isEqual: rest[0].operation == .equal, at: position)
    }
    if rest.count == 1 {
      return PairComparisonNode(
        left, rest[0].operation, try compile(rest[0].operand, symbols), at: position)
    }
    return ComparisonNode(
      left, rest.map(\.operation), try compile(rest.map(\.operand), symbols), at: position)
  }
}
