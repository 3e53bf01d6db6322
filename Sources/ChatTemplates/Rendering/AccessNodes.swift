// SPDX-License-Identifier: Apache-2.0

/// The expression `a.name`.
final class AttributeNode: Node {
  let base: Node
  let access: NameAccess
  /// The variable that is read, if it is one of the running function.
  private let slot: Int

  init(_ base: Node, _ name: String, at position: Position) {
    self.base = base
    slot = (base as? SlotNode)?.slot ?? -1
    access = NameAccess(name)
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    if slot >= 0, let dict = renderer.dict(slot), let found = access.entry(of: dict) {
      return found
    }
    let value = try base.evaluate(&renderer)
    do { return try access.attribute(of: value) } catch { throw error.placed(position) }
  }

  override func isText(_ text: Text, _ renderer: inout Renderer) throws(TemplateError) -> Bool {
    if slot >= 0, let dict = renderer.dict(slot), let found = access.isText(text, in: dict) {
      return found
    }
    return try super.isText(text, &renderer)
  }
}

/// The expression `a["name"]`.
final class KeyNode: Node {
  private let base: Node
  private let access: NameAccess
  private let slot: Int

  init(_ base: Node, _ key: Text, at position: Position) {
    self.base = base
    slot = (base as? SlotNode)?.slot ?? -1
    access = NameAccess(key.string)
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    if slot >= 0, let dict = renderer.dict(slot), let found = access.item(of: dict) {
      return found
    }
    let value = try base.evaluate(&renderer)
    do { return try access.item(of: value) } catch { throw error.placed(position) }
  }

  override func isText(_ text: Text, _ renderer: inout Renderer) throws(TemplateError) -> Bool {
    if slot >= 0, let dict = renderer.dict(slot),
      let found = dict.isText(text, at: access.key, access.signature)
    {
      return found
    }
    return try super.isText(text, &renderer)
  }
}

/// A name behind a dot or in brackets, with all that can be known about it beforehand.
struct NameAccess {
  let name: String
  let key: Text
  let signature: UInt64
  let stringMethod: StringMethod?
  let dictMethod: DictMethod?
  private let isRefusedOfDict: Bool
  private let loopField: LoopState.Field?
  private let absentFromDict: Value

  init(_ name: String) {
    self.name = name
    key = Text(name)
    signature = key.signature
    stringMethod = StringMethod(rawValue: name)
    dictMethod = DictMethod(rawValue: name)
    isRefusedOfDict = Sandbox.refuses(name, of: .dict(.empty))
    loopField = LoopState.Field(rawValue: name)
    absentFromDict = .undefined(Undefined(.attribute(name, of: "dict object")))
  }

  /// Returns the entry that `dict.name` means; nil when it may mean something else.
  func entry(of dict: Dict) -> Value? {
    guard dictMethod == nil, !isRefusedOfDict else { return nil }
    return dict.value(for: key, signature) ?? absentFromDict
  }

  func item(of dict: Dict) -> Value? { dict.value(for: key, signature) }

  func isText(_ text: Text, in dict: Dict) -> Bool? {
    guard dictMethod == nil, !isRefusedOfDict else { return nil }
    return dict.isText(text, at: key, signature) ?? false
  }

  /// Returns `value.name`: what the type knows by that name, else the item with that key.
  func attribute(of value: Value) throws(TemplateError) -> Value {
    switch value {
    case .dict(let dict):
      if let dictMethod { return .object(BoundMethod(value, .dict(dictMethod))) }
      if isRefusedOfDict { return Sandbox.refusal(name, of: value) }
      return dict.value(for: key, signature) ?? absentFromDict
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
      if let found = dict.value(for: key, signature) { return found }
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
