// SPDX-License-Identifier: Apache-2.0

/// The expression `a.name`.
final class AttributeNode: Node {
  let base: Node
  let access: NameAccess

  init(_ base: Node, _ name: String, at position: Position) {
    self.base = base
    access = NameAccess(name)
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    let value = try base.evaluate(&renderer)
    do { return try access.attribute(of: value) } catch { throw error.placed(position) }
  }
}

/// The expression `a["name"]`.
final class KeyNode: Node {
  private let base: Node
  private let access: NameAccess

  init(_ base: Node, _ key: Text, at position: Position) {
    self.base = base
    access = NameAccess(key.string)
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    let value = try base.evaluate(&renderer)
    do { return try access.item(of: value) } catch { throw error.placed(position) }
  }
}

/// A name behind a dot or in brackets, with all that can be known about it beforehand.
struct NameAccess {
  let name: String
  let key: Text
  let stringMethod: StringMethod?
  let dictMethod: DictMethod?
  private let isRefusedOfDict: Bool
  private let loopField: LoopState.Field?
  private let absentFromDict: Value

  init(_ name: String) {
    self.name = name
    key = Text(name)
    stringMethod = StringMethod(rawValue: name)
    dictMethod = DictMethod(rawValue: name)
    isRefusedOfDict = Sandbox.refuses(name, of: .dict(.empty))
    loopField = LoopState.Field(rawValue: name)
    absentFromDict = .undefined(Undefined(.attribute(name, of: "dict object")))
  }

  /// Returns `value.name`: what the type knows by that name, else the item with that key.
  func attribute(of value: Value) throws(TemplateError) -> Value {
    switch value {
    case .dict(let dict):
      if let dictMethod { return .object(BoundMethod(value, .dict(dictMethod))) }
      if isRefusedOfDict { return Sandbox.refusal(name, of: value) }
      return dict.value(for: key) ?? absentFromDict
    case .object(let object as LoopState):
      if let loopField { return object.value(of: loopField) }
    case .undefined(let undefined): throw undefined.error
    default: break
    }
    return Attributes.known(name, of: value) ?? absent(from: value)
  }

  /// Returns `value["name"]`: the item with that key, else what the type knows by that name.
  func item(of value: Value) throws(TemplateError) -> Value {
    switch value {
    case .dict(let dict):
      if let found = dict.value(for: key) { return found }
      if let dictMethod { return .object(BoundMethod(value, .dict(dictMethod))) }
      return isRefusedOfDict ? Sandbox.refusal(name, of: value) : absentFromDict
    case .undefined(let undefined): throw undefined.error
    default: return Attributes.known(name, of: value) ?? absent(from: value)
    }
  }

  private func absent(from value: Value) -> Value {
    .undefined(Undefined(.attribute(name, of: value.describedType)))
  }
}

/// The expression `a[b]`.
final class ItemNode: Node {
  private let base: Node
  private let index: Node

  init(_ base: Node, _ index: Node, at position: Position) {
    self.base = base
    self.index = index
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    let value = try base.evaluate(&renderer)
    let index = try index.evaluate(&renderer)
    do { return try Attributes.item(index, of: value) } catch { throw error.placed(position) }
  }
}

/// The expression `a[b:c:d]`.
final class SliceNode: Node {
  private let base: Node
  private let start: Node?
  private let stop: Node?
  private let step: Node?

  init(_ base: Node, _ start: Node?, _ stop: Node?, _ step: Node?, at position: Position) {
    self.base = base
    self.start = start
    self.stop = stop
    self.step = step
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    let value = try base.evaluate(&renderer)
    let start = try bound(start, &renderer)
    let stop = try bound(stop, &renderer)
    let step = try bound(step, &renderer)
    do {
      return try Slice(start: start, stop: stop, step: step).apply(to: value)
    } catch { throw error.placed(position) }
  }

  private func bound(
    _ node: Node?, _ renderer: inout Renderer
  ) throws(TemplateError) -> Int? {
    switch try node?.evaluate(&renderer) {
    case nil, .some(.none): return nil
    case .int(let value): return value
    case .bool(let value): return value ? 1 : 0
    default:
      throw .evaluation(
        "slice indices must be integers or None or have an __index__ method"
      ).placed(position)
    }
  }
}
