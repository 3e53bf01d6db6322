// SPDX-License-Identifier: Apache-2.0

/// An expression that can be evaluated.
class Node {
  let position: Position

  init(at position: Position) { self.position = position }

  func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value { .none }

  /// Evaluates the expression as a condition.
  func isTrue(_ renderer: inout Renderer) throws(TemplateError) -> Bool {
    try evaluate(&renderer).isTrue
  }

  /// Returns whether the value is this text.
  func isText(_ text: Text, _ renderer: inout Renderer) throws(TemplateError) -> Bool {
    guard case .string(let found) = try evaluate(&renderer) else { return false }
    return found.equals(text)
  }

  /// Writes the value to the output.
  func write(_ renderer: inout Renderer) throws(TemplateError) {
    try renderer.write(evaluate(&renderer))
  }

  /// Evaluates the filters of a block on its text.
  func filtered(_ input: Value, _ renderer: inout Renderer) throws(TemplateError) -> Value {
    try evaluate(&renderer)
  }
}

/// A value that is written in the template.
final class ConstantNode: Node {
  let value: Value

  init(_ value: Value, at position: Position) {
    self.value = value
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value { value }
}

/// A variable of the function that runs.
final class SlotNode: Node {
  let slot: Int

  init(_ slot: Int, at position: Position) {
    self.slot = slot
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    renderer.slots[slot]
  }

  override func isTrue(_ renderer: inout Renderer) throws(TemplateError) -> Bool {
    renderer.slots[slot].isTrue
  }
}

/// A variable of a function around the one that runs.
final class OuterSlotNode: Node {
  private let slot: Int
  private let distance: Int

  init(_ slot: Int, distance: Int, at position: Position) {
    self.slot = slot
    self.distance = distance
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    renderer.outerSlot(slot, distance: distance)
  }
}

/// A value from the caller of the template.
final class GlobalNode: Node {
  private let place: Int

  init(_ place: Int, at position: Position) {
    self.place = place
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    renderer.globals[place]
  }

  override func isTrue(_ renderer: inout Renderer) throws(TemplateError) -> Bool {
    renderer.globals[place].isTrue
  }
}

/// The text of a block that is filtered.
final class CapturedNode: Node {
  override func filtered(
    _ input: Value, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value { input }
}

/// The expressions `[a, b]` and `(a, b)`.
final class ListNode: Node {
  private let items: [Node]
  private let isTuple: Bool

  init(_ items: [Node], isTuple: Bool = false, at position: Position) {
    self.items = items
    self.isTuple = isTuple
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    try renderer.step(1 + items.count)
    var values: [Value] = []
    values.reserveCapacity(items.count)
    for item in items { values.append(try item.evaluate(&renderer)) }
    return try renderer.checked(isTuple ? .tuple(values) : .list(values))
  }
}

/// The expression `{a: b}`.
final class DictNode: Node {
  private let keys: [Node]
  private let values: [Node]

  init(keys: [Node], values: [Node], at position: Position) {
    self.keys = keys
    self.values = values
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    try renderer.step(1 + keys.count)
    var entries: [Dict.Entry] = []
    for index in keys.indices {
      let key = try keys[index].evaluate(&renderer)
      guard key.isHashable else {
        throw .evaluation("unhashable type: '\(key.typeName)'").placed(position)
      }
      entries.append(Dict.Entry(key: key, value: try values[index].evaluate(&renderer)))
    }
    return try renderer.checked(.dict(Dict.make(entries)))
  }
}
