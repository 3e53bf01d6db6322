// SPDX-License-Identifier: Apache-2.0

/// The arguments of a call as they are compiled.
struct ArgumentNodes {
  let positional: NodeList<Node>
  let keywordNames: [String]
  let keywordValues: [Node]
  let unpacked: Node?
  let unpackedKeywords: Node?

  private var isEmpty: Bool {
    positional.count == 0 && keywordNames.isEmpty && unpacked == nil && unpackedKeywords == nil
  }

  func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Arguments {
    var arguments = Arguments()
    guard !isEmpty else { return arguments }
    arguments.positional.reserveCapacity(positional.count)
    for index in 0..<positional.count {
      arguments.positional.append(
        try positional.with(index) { (node) throws(TemplateError) in try node.evaluate(&renderer) })
    }
    for index in keywordNames.indices {
      arguments.keywords.append(
        (keywordNames[index], try keywordValues[index].evaluate(&renderer)))
    }
    if let unpacked {
      arguments.positional += try Iteration.required(unpacked.evaluate(&renderer))
    }
    if let unpackedKeywords {
      try unpack(unpackedKeywords.evaluate(&renderer), into: &arguments)
    }
    return arguments
  }

  private func unpack(
    _ value: Value, into arguments: inout Arguments
  ) throws(TemplateError) {
    guard case .dict(let dict) = value else {
      throw .evaluation("argument after ** must be a mapping, not \(value.typeName)")
    }
    for entry in dict.entries {
      guard case .string(let name) = entry.key else {
        throw .evaluation("keywords must be strings")
      }
      arguments.keywords.append((name.string, entry.value))
    }
  }
}

/// The expression `a(b)`.
final class CallNode: Node {
  private let callee: Node
  private let method: AttributeNode?
  private let arguments: ArgumentNodes

  init(_ callee: Node, _ arguments: ArgumentNodes, at position: Position) {
    self.callee = callee
    method = callee as? AttributeNode
    self.arguments = arguments
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    try evaluate(&renderer, caller: nil)
  }

  /// Calls with the body of a `call` block as `caller`.
  func evaluate(
    _ renderer: inout Renderer, caller: Value?
  ) throws(TemplateError) -> Value {
    try renderer.step()
    let callee: Value
    if let method {
      let base = try method.base.evaluate(&renderer)
      if let result = try callMethod(method.access, of: base, &renderer) { return result }
      do {
        callee = try method.access.attribute(of: base)
      } catch { throw error.placed(method.position) }
    } else {
      callee = try self.callee.evaluate(&renderer)
    }
    do {
      var arguments = try arguments.evaluate(&renderer)
      if let caller { arguments.keywords.append(("caller", caller)) }
      return try callee.call(arguments, &renderer)
    } catch { throw error.placed(position) }
  }

  /// Calls a method of a string or a dictionary without making an object of it.
  private func callMethod(
    _ access: NameAccess, of base: Value, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value? {
    do {
      if case .string(let text) = base, let method = access.stringMethod {
        return try StringMethods.call(
          method, of: text, arguments.evaluate(&renderer), &renderer)
      }
      if case .dict(let dict) = base, let method = access.dictMethod {
        return try method.call(of: dict, arguments.evaluate(&renderer))
      }
      return nil
    } catch { throw error.placed(position) }
  }

  override func write(_ renderer: inout Renderer) throws(TemplateError) {
    guard method == nil else { return try renderer.write(evaluate(&renderer)) }
    guard case .object(let macro as MacroObject) = try callee.evaluate(&renderer) else {
      return try renderer.write(evaluate(&renderer))
    }
    do {
      try macro.write(arguments.evaluate(&renderer), &renderer)
    } catch { throw error.placed(position) }
  }
}

extension Value {
  /// Calls the value.
  func call(
    _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    switch self {
    case .object(let object): return try object.call(arguments, &renderer)
    case .undefined(let undefined): throw undefined.error
    default: throw .evaluation("'\(typeName)' object is not callable")
    }
  }
}

/// The expression `a | filter`.
final class FilterNode: Node {
  private let input: Node
  private let filter: Filter
  private let arguments: ArgumentNodes
  /// Whether a list costs nothing, however long it is.
  private let isLength: Bool

  init(
    _ input: Node, _ name: String, _ filter: @escaping Filter, _ arguments: ArgumentNodes,
    at position: Position
  ) {
    self.input = input
    self.filter = filter
    self.arguments = arguments
    isLength = name == "length" || name == "count"
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    try apply(input.evaluate(&renderer), &renderer)
  }

  override func filtered(
    _ input: Value, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    try apply(self.input.filtered(input, &renderer), &renderer)
  }

  private func apply(
    _ value: Value, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    do {
      try renderer.step()
      if isLength, let count = value.itemCount { return .int(count) }
      try renderer.charge(value)
      let result = try filter(value, arguments.evaluate(&renderer), &renderer)
      try renderer.charge(result)
      return result
    } catch { throw error.placed(position) }
  }
}

/// The expression `a is test`.
final class TestNode: Node {
  private let input: Node
  private let test: Test
  private let arguments: ArgumentNodes

  init(_ input: Node, _ test: @escaping Test, _ arguments: ArgumentNodes, at position: Position) {
    self.input = input
    self.test = test
    self.arguments = arguments
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    .bool(try isTrue(&renderer))
  }

  override func isTrue(_ renderer: inout Renderer) throws(TemplateError) -> Bool {
    let value = try input.evaluate(&renderer)
    do {
      return try test(value, arguments.evaluate(&renderer))
    } catch { throw error.placed(position) }
  }
}
