// SPDX-License-Identifier: Apache-2.0

/// What one call of a macro, or of the template, needs for its variables.
final class FunctionScope {
  let parent: FunctionScope?
  /// How many variables there are.
  private(set) var slotCount = 0
  /// Whether functions inside read variables of this one or of one around it.
  private(set) var needsFrame = false

  init(parent: FunctionScope?) { self.parent = parent }

  func makeSlot() -> Int {
    defer { slotCount += 1 }
    return slotCount
  }

  /// Returns how many calls away the variables of `owner` are from code in this function.
  func distance(to owner: FunctionScope) -> Int {
    var distance = 0
    var function: FunctionScope? = self
    while let current = function, current !== owner {
      current.parent?.needsFrame = true
      distance += 1
      function = current.parent
    }
    return distance
  }
}

/// The variables of one block of statements: of a loop, a macro, the template.
final class Scope {
  let function: FunctionScope
  private var slots: [String: Int] = [:]

  init(_ function: FunctionScope) { self.function = function }

  func slot(of name: String) -> Int {
    if let slot = slots[name] { return slot }
    let slot = function.makeSlot()
    slots[name] = slot
    return slot
  }
}

/// Which names a block of statements reads and writes, by the rules of Jinja's own compiler.
///
/// They decide what a variable holds when a block is entered: a name that is set somewhere in a
/// block starts as the variable around it, or as what the caller gave, or as nothing.
struct Symbols {
  enum Load {
    /// The value is passed in.
    case parameter
    /// The value comes from the caller of the template.
    case global
    /// The value is that of the variable of the same name around.
    case outer
    case missing
  }

  let scope: Scope
  /// The symbols of the blocks around, nearest first.
  let around: [Symbols]
  private(set) var loads: [String: Load] = [:]
  private(set) var stores: Set<String> = []

  init(_ function: FunctionScope, around: [Symbols] = []) {
    scope = Scope(function)
    self.around = around
  }

  /// Returns symbols for a block inside this one.
  func inner(_ function: FunctionScope? = nil) -> Symbols {
    Symbols(function ?? scope.function, around: [self] + around)
  }

  /// Returns the symbols of the nearest block that knows the name.
  func find(_ name: String) -> Symbols? {
    loads[name] != nil ? self : findAround(name)
  }

  private func findAround(_ name: String) -> Symbols? {
    around.first { $0.loads[name] != nil }
  }

  mutating func declareParameter(_ name: String) {
    stores.insert(name)
    loads[name] = .parameter
  }

  mutating func load(_ name: String) {
    if find(name) == nil { loads[name] = .global }
  }

  mutating func store(_ name: String) {
    stores.insert(name)
    guard loads[name] == nil else { return }
    loads[name] = findAround(name) == nil ? .missing : .outer
  }

  /// Takes over what the branches of an `if` do; any of them may run.
  mutating func merge(_ branches: [Symbols]) {
    let before = stores
    for branch in branches {
      loads.merge(branch.loads) { $1 }
      stores.formUnion(branch.stores)
    }
    for name in stores.subtracting(before) {
      loads[name] = findAround(name) == nil ? .global : .outer
    }
  }

  /// Whether the name is never set in this block, so that it need not be a variable.
  func isConstant(_ name: String) -> Bool {
    if case .global? = loads[name] { return !stores.contains(name) }
    return false
  }
}

// MARK: - Reading the tree

extension Symbols {
  mutating func visit(_ statements: [Statement]) { for statement in statements { visit(statement) } }

  mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .name(let name), .namespaceAttribute(let name, _): load(name)
    default: for part in expression.parts { visit(part) }
    }
  }

  mutating func visit(target: Expression, isParameter: Bool = false) {
    switch target.kind {
    case .name(let name): isParameter ? declareParameter(name) : store(name)
    case .namespaceAttribute(let name, _): load(name)
    case .tuple(let items): for item in items { visit(target: item, isParameter: isParameter) }
    default: break
    }
  }

  /// Notes what a statement does to the block that it stands in; not what happens inside it.
  mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .text, .generation, .breakLoop, .continueLoop: break
    case .output(let values): for value in values { visit(value) }
    case .branches(let branches, let otherwise): visit(branches, otherwise)
    case .loop(let loop): visit(loop.items)
    case .set(let target, let value):
      visit(value)
      visit(target: target)
    case .setBlock(let target, _, _): visit(target: target)
    case .macro(let macro): store(macro.name)
    case .callBlock(let call, _): visit(call)
    case .filterBlock(let filter, _): visit(filter)
    case .with(_, let values, _): for value in values { visit(value) }
    }
  }

  private mutating func visit(
    _ branches: [(test: Expression, body: [Statement])], _ otherwise: [Statement]
  ) {
    visit(branches[0].test)
    var first = self
    first.visit(branches[0].body)
    var middle = self
    for branch in branches.dropFirst() {
      middle.visit(branch.test)
      var body = middle
      body.visit(branch.body)
      middle.merge([body])
    }
    var last = self
    last.visit(otherwise)
    merge([first, middle, last])
  }
}
