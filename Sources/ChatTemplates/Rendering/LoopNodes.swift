// SPDX-License-Identifier: Apache-2.0

/// What a loop does with its items, once it has them.
struct LoopCore {
  let target: Target
  /// Where `loop` is kept, when it is mentioned.
  let loopSlot: Int?
  /// The condition behind the items, with a variable of its own.
  let test: (target: Target, condition: Node)?
  let body: Body
  let otherwise: Body
  let position: Position

  func run(
    _ items: [Value], recursion: LoopState.Recursion? = nil, _ renderer: inout Renderer
  ) throws(TemplateError) -> Flow {
    var items = items
    // `loop` knows what comes next, so the items that pass are found beforehand.
    if loopSlot != nil, test != nil { items = try items.filtered(by: self, &renderer) }
    var loop: LoopState?
    if let loopSlot {
      let state = LoopState(items, recursion: recursion)
      renderer.slots[loopSlot] = .object(state)
      loop = state
    }
    // As in Jinja, the `else` also runs when every turn ended by `break` or `continue`.
    var isCompleted = false
    turns: for (index, item) in items.enumerated() {
      if loop == nil, try !passes(item, &renderer) { continue }
      try renderer.step()
      if let loop, let loopSlot {
        loop.index = index
        renderer.slots[loopSlot] = .object(loop)
      }
      if case .slot(let slot) = target {
        renderer.slots[slot] = item
      } else {
        do { try target.assign(item, &renderer) } catch { throw error.placed(position) }
      }
      switch try body.run(&renderer) {
      case .normal: isCompleted = true
      case .continueLoop: continue
      case .breakLoop: break turns
      }
    }
    return isCompleted ? .normal : try otherwise.run(&renderer)
  }

  fileprivate func passes(_ item: Value, _ renderer: inout Renderer) throws(TemplateError) -> Bool {
    guard let test else { return true }
    try renderer.step()
    do {
      try test.target.assign(item, &renderer)
      return try test.condition.isTrue(&renderer)
    } catch { throw error.placed(position) }
  }
}

extension [Value] {
  fileprivate func filtered(
    by core: LoopCore, _ renderer: inout Renderer
  ) throws(TemplateError) -> [Value] {
    var passed: [Value] = []
    for item in self where try core.passes(item, &renderer) { passed.append(item) }
    return passed
  }
}

/// The statement `{% for %}`.
final class LoopNode: StatementNode {
  private let items: Node
  private let core: LoopCore

  init(_ items: Node, _ core: LoopCore, at position: Position) {
    self.items = items
    self.core = core
    super.init(at: position)
  }

  override func run(_ renderer: inout Renderer) throws(TemplateError) -> Flow {
    try renderer.step()
    let found: [Value]
    do {
      found = try Iteration.required(items.evaluate(&renderer))
      try renderer.step(found.count / 16)
    } catch { throw error.placed(position) }
    return try core.run(found, &renderer)
  }
}

/// The body of a recursive loop, which `loop` can call.
final class RecursiveLoop {
  private let core: LoopCore
  private let function: FunctionScope

  init(_ core: LoopCore, _ function: FunctionScope) {
    self.core = core
    self.function = function
  }

  func run(
    _ value: Value, around frame: Frame?, level: Int, _ renderer: inout Renderer
  ) throws(TemplateError) {
    let items = try Iteration.required(value)
    let recursion = LoopState.Recursion(loop: self, frame: frame, level: level)
    let slots = Array(repeating: Value.none, count: function.slotCount)
    try renderer.call(function, slots: slots, around: frame, depth: RecursiveLoop.cost) {
      (renderer) throws(TemplateError) in
      _ = try core.run(items, recursion: recursion, &renderer)
    }
  }

  /// The stack that one level takes, counted in nested expressions.
  private static let cost = 50
}

/// The statement `{% for … recursive %}`.
final class RecursiveLoopNode: StatementNode {
  private let items: Node
  private let loop: RecursiveLoop

  init(_ items: Node, _ loop: RecursiveLoop, at position: Position) {
    self.items = items
    self.loop = loop
    super.init(at: position)
  }

  override func run(_ renderer: inout Renderer) throws(TemplateError) -> Flow {
    do {
      let value = try items.evaluate(&renderer)
      try loop.run(value, around: renderer.frame, level: 0, &renderer)
    } catch { throw error.placed(position) }
    return .normal
  }
}

/// The variable `loop`.
final class LoopState: Object {
  /// What `loop(items)` runs.
  struct Recursion {
    let loop: RecursiveLoop
    let frame: Frame?
    let level: Int
  }

  enum Field: String {
    case index, index0, revindex, revindex0, first, last, length, previtem, nextitem, depth, depth0
    case cycle, changed
  }

  private let items: [Value]
  fileprivate let recursion: Recursion?
  var index = 0
  private var lastChanged: [Value]?

  init(_ items: [Value], recursion: Recursion?) {
    self.items = items
    self.recursion = recursion
    super.init(depth: List.depth(of: items))
  }

  override var typeName: String { "LoopContext" }
  override var describedType: String { "jinja2.runtime.LoopContext object" }
  override var length: Int? { items.count }
  override var isTrue: Bool { !items.isEmpty }
  override var isCallable: Bool { true }

  override func attribute(_ name: String) -> Value? { Field(rawValue: name).map(value(of:)) }

  func value(of field: Field) -> Value {
    switch field {
    case .index: return .int(index + 1)
    case .index0: return .int(index)
    case .revindex: return .int(items.count - index)
    case .revindex0: return .int(items.count - index - 1)
    case .first: return .bool(index == 0)
    case .last: return .bool(index == items.count - 1)
    case .length: return .int(items.count)
    case .depth: return .int((recursion?.level ?? 0) + 1)
    case .depth0: return .int(recursion?.level ?? 0)
    case .previtem:
      return index > 0
        ? items[index - 1] : .undefined(Undefined(.hint("there is no previous item")))
    case .nextitem:
      return index + 1 < items.count
        ? items[index + 1] : .undefined(Undefined(.hint("there is no next item")))
    case .cycle:
      let place = index
      return .object(
        Function("cycle") { (arguments, _) throws(TemplateError) in
          guard !arguments.positional.isEmpty else {
            throw .evaluation("no items for cycling given")
          }
          return arguments.positional[place % arguments.positional.count]
        })
    case .changed:
      return .object(
        Function("changed") { [self] (arguments, renderer) throws(TemplateError) in
          renderer.keep(self)
          let old = lastChanged.map { Value.tuple($0) }
          let new = try renderer.checked(.tuple(arguments.positional))
          lastChanged = arguments.positional
          guard let old else { return .bool(true) }
          return .bool(try !Comparison.areEqual(old, new))
        })
    }
  }

  func forget() { lastChanged = nil }

  override func call(
    _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    guard let recursion else {
      throw .evaluation(
        "The loop must have the 'recursive' marker to be called recursively.")
    }
    guard arguments.positional.count == 1, arguments.keywords.isEmpty else {
      throw .evaluation("loop() takes the items to loop over")
    }
    return .string(
      try renderer.capture { (renderer) throws(TemplateError) in
        try recursion.loop.run(
          arguments.positional[0], around: recursion.frame, level: recursion.level + 1, &renderer)
      })
  }

  override func print(into bytes: inout [UInt8], _ printer: inout Printer) throws(TemplateError) {
    bytes.append("<LoopContext \(index + 1)/\(items.count)>")
  }
}
