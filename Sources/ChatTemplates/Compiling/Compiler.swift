// SPDX-License-Identifier: Apache-2.0

/// Turns the tree of a template into nodes that run: names become places, filters functions.
struct Compiler {
  /// The names whose values come from the caller of the template, in the order of their places.
  private(set) var globals: [String] = []
  private var globalPlaces: [String: Int] = [:]
  /// Whether what is compiled may never run, so that an unknown filter there is no fault yet.
  var isConditional = false

  /// Compiles a whole template.
  mutating func compile(_ statements: [Statement]) throws(TemplateError) -> (Body, FunctionScope) {
    let function = FunctionScope(parent: nil)
    var symbols = Symbols(function)
    symbols.visit(statements)
    return (try body(statements, symbols), function)
  }

  /// Compiles the statements of a block, which starts by giving its variables their first values.
  mutating func body(
    _ statements: [Statement], _ symbols: Symbols, isBlock: Bool = true
  ) throws(TemplateError) -> Body {
    let outside = isConditional
    isConditional = !isBlock
    defer { isConditional = outside }
    var nodes: [StatementNode] = []
    for statement in statements {
      if case .output(let values) = statement.kind {
        for value in values {
          nodes.append(OutputNode(try compile(value, symbols), at: statement.position))
        }
      } else {
        nodes.append(try compile(statement, symbols))
      }
    }
    return Body(nodes, entry: isBlock ? entry(of: symbols) : [])
  }

  private mutating func entry(of symbols: Symbols) -> [(slot: Int, value: Node)] {
    var entry: [(slot: Int, value: Node)] = []
    for name in symbols.loads.keys.sorted() {
      let slot: Int
      let value: Node
      switch symbols.loads[name] {
      case .missing:
        slot = symbols.scope.slot(of: name)
        value = ConstantNode(.undefined(Undefined(.name(name))), at: Position())
      case .outer:
        slot = symbols.scope.slot(of: name)
        value = variable(name, in: symbols.around, from: symbols.scope.function, Position())
      case .global where !symbols.isConstant(name):
        slot = symbols.scope.slot(of: name)
        value = GlobalNode(place(of: name), at: Position())
      default: continue
      }
      entry.append((slot, value))
    }
    return entry
  }

  private mutating func place(of global: String) -> Int {
    if let place = globalPlaces[global] { return place }
    globalPlaces[global] = globals.count
    globals.append(global)
    return globals.count - 1
  }

  /// Returns the node that reads the variable `name` of the nearest block in `chain`.
  mutating func variable(
    _ name: String, in chain: [Symbols], from function: FunctionScope, _ position: Position
  ) -> Node {
    guard let owner = chain.first(where: { $0.loads[name] != nil }), !owner.isConstant(name) else {
      return GlobalNode(place(of: name), at: position)
    }
    let slot = owner.scope.slot(of: name)
    let distance = function.distance(to: owner.scope.function)
    return distance == 0
      ? SlotNode(slot, at: position) : OuterSlotNode(slot, distance: distance, at: position)
  }

  /// Returns what an assignment to `target` does.
  mutating func target(_ target: Expression, _ symbols: Symbols) throws(TemplateError) -> Target {
    switch target.kind {
    case .name(let name): return .slot(symbols.scope.slot(of: name))
    case .namespaceAttribute(let name, let attribute):
      let base = variable(
        name, in: [symbols] + symbols.around, from: symbols.scope.function, target.position)
      return .namespace(base, attribute)
    case .tuple(let items):
      var targets: [Target] = []
      for item in items { targets.append(try self.target(item, symbols)) }
      return .tuple(targets)
    default: throw .syntax("can't assign to this expression", at: target.position)
    }
  }
}
