// SPDX-License-Identifier: Apache-2.0

extension Compiler {
  mutating func compile(
    _ statement: Statement, _ symbols: Symbols
  ) throws(TemplateError) -> StatementNode {
    let position = statement.position
    switch statement.kind {
    case .text(let text): return TextNode(text, at: position)
    case .output: return OutputNode(ConstantNode(.string(.empty), at: position), at: position)
    case .branches(let branches, let otherwise):
      var compiled: [(test: Node, body: Body)] = []
      let outside = isConditional
      isConditional = true
      defer { isConditional = outside }
      for branch in branches {
        let test = try compile(branch.test, symbols)
        compiled.append((test, try body(branch.body, symbols, isBlock: false)))
      }
      return BranchesNode(
        compiled, otherwise: try body(otherwise, symbols, isBlock: false), at: position)
    case .loop(let loop): return try compile(loop, symbols, at: position)
    case .set(let target, let value):
      let value = try compile(value, symbols)
      let target = try self.target(target, symbols)
      if case .namespace(let base, let name) = target {
        return SetAttributeNode(base, name, value, at: position)
      }
      return SetNode(target, value, at: position)
    case .setBlock(let target, let filter, let statements):
      return try compileSetBlock(target, filter, statements, symbols, at: position)
    case .macro(let macro):
      return MacroNode(
        try compile(macro, symbols), slot: symbols.scope.slot(of: macro.name), at: position)
    case .callBlock(let call, let caller):
      let function = try compile(caller, symbols)
      guard let call = try compile(call, symbols) as? CallNode else {
        throw .syntax("expected call", at: position)
      }
      return CallBlockNode(call, caller: function, at: position)
    case .filterBlock(let filter, let statements):
      var inner = symbols.inner()
      inner.visit(statements)
      inner.visit(filter)
      let body = try body(statements, inner)
      return FilterBlockNode(body, filter: try compile(filter, inner), at: position)
    case .with(let targets, let values, let statements):
      return try compileWith(targets, values, statements, symbols, at: position)
    case .generation(let statements):
      var inner = symbols.inner()
      inner.visit(statements)
      return GenerationNode(try body(statements, inner), at: position)
    case .breakLoop: return FlowNode(.breakLoop, at: position)
    case .continueLoop: return FlowNode(.continueLoop, at: position)
    }
  }

  private mutating func compileSetBlock(
    _ target: Expression, _ filter: Expression?, _ statements: [Statement], _ symbols: Symbols,
    at position: Position
  ) throws(TemplateError) -> StatementNode {
    var inner = symbols.inner()
    inner.visit(statements)
    if let filter { inner.visit(filter) }
    let body = try body(statements, inner)
    var filterNode: Node?
    if let filter { filterNode = try compile(filter, inner) }
    return SetBlockNode(
      try self.target(target, symbols), body, filter: filterNode, at: position)
  }

  private mutating func compileWith(
    _ targets: [Expression], _ values: [Expression], _ statements: [Statement],
    _ symbols: Symbols, at position: Position
  ) throws(TemplateError) -> StatementNode {
    var inner = symbols.inner()
    for target in targets { inner.visit(target: target, isParameter: true) }
    inner.visit(statements)
    var assignments: [(target: Target, value: Node)] = []
    for (target, value) in zip(targets, values) {
      let value = try compile(value, symbols)
      assignments.append((try self.target(target, inner), value))
    }
    return WithNode(assignments, try body(statements, inner), at: position)
  }

  private mutating func compile(
    _ loop: Statement.Loop, _ symbols: Symbols, at position: Position
  ) throws(TemplateError) -> StatementNode {
    let items = try compile(loop.items, symbols)
    let function = loop.isRecursive ? FunctionScope(parent: symbols.scope.function) : nil
    var inner = symbols.inner(function)
    if loop.usesLoop { inner.declareParameter("loop") }
    inner.visit(target: loop.target, isParameter: true)
    inner.visit(loop.body)
    var test: (target: Target, condition: Node)?
    if let condition = loop.test {
      var testing = symbols.inner(function)
      testing.visit(target: loop.target, isParameter: true)
      testing.visit(condition)
      test = (try target(loop.target, testing), try compile(condition, testing))
    }
    var otherwise = symbols.inner(function)
    otherwise.visit(loop.otherwise)
    let core = LoopCore(
      target: try target(loop.target, inner),
      loopSlot: loop.usesLoop ? inner.scope.slot(of: "loop") : nil, test: test,
      body: try body(loop.body, inner), otherwise: try body(loop.otherwise, otherwise),
      position: position)
    guard let function else { return LoopNode(items, core, at: position) }
    return RecursiveLoopNode(
      items, RecursiveLoop(core, function),
      at: position)
  }

  private mutating func compile(
    _ macro: Statement.Macro, _ symbols: Symbols
  ) throws(TemplateError) -> MacroDefinition {
    let function = FunctionScope(parent: symbols.scope.function)
    var inner = symbols.inner(function)
    for name in macro.parameters + macro.mentioned.sorted() where name != "loop" {
      inner.declareParameter(name)
    }
    for value in macro.defaults { inner.visit(value) }
    inner.visit(macro.body)
    var defaults: [Node] = []
    for value in macro.defaults { defaults.append(try compile(value, inner)) }
    return MacroDefinition(
      name: macro.name,
      parameters: macro.parameters.map { ($0, inner.scope.slot(of: $0)) },
      defaults: defaults,
      callerSlot: macro.mentioned.contains("caller") ? inner.scope.slot(of: "caller") : nil,
      extraSlot: macro.mentioned.contains("varargs") ? inner.scope.slot(of: "varargs") : nil,
      extraKeywordsSlot: macro.mentioned.contains("kwargs")
        ? inner.scope.slot(of: "kwargs") : nil,
      depth: macro.depth, function: function, body: try body(macro.body, inner))
  }
}
