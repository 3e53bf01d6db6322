// SPDX-License-Identifier: Apache-2.0

/// The expression `not a`.
final class NotNode: Node {
  private let operand: Node

  init(_ operand: Node, at position: Position) {
    self.operand = operand
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    .bool(try !operand.isTrue(&renderer))
  }

  override func isTrue(_ renderer: inout Renderer) throws(TemplateError) -> Bool {
    try !operand.isTrue(&renderer)
  }
}

/// The expressions `-a` and `+a`.
final class SignNode: Node {
  private let operand: Node
  private let sign: String

  init(_ operand: Node, sign: String, at position: Position) {
    self.operand = operand
    self.sign = sign
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    let value = try operand.evaluate(&renderer)
    do {
      return try renderer.arithmetic.negate(value, sign: sign)
    } catch { throw error.placed(position) }
  }
}

/// The expressions `a and b`.
final class AndNode: Node {
  private let left: Node
  private let right: Node

  init(_ left: Node, _ right: Node, at position: Position) {
    self.left = left
    self.right = right
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    let value = try left.evaluate(&renderer)
    return value.isTrue ? try right.evaluate(&renderer) : value
  }

  override func isTrue(_ renderer: inout Renderer) throws(TemplateError) -> Bool {
    guard try left.isTrue(&renderer) else { return false }
    return try right.isTrue(&renderer)
  }
}

/// The expression `a or b`.
final class OrNode: Node {
  private let left: Node
  private let right: Node

  init(_ left: Node, _ right: Node, at position: Position) {
    self.left = left
    self.right = right
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    let value = try left.evaluate(&renderer)
    return value.isTrue ? value : try right.evaluate(&renderer)
  }

  override func isTrue(_ renderer: inout Renderer) throws(TemplateError) -> Bool {
    if try left.isTrue(&renderer) { return true }
    return try right.isTrue(&renderer)
  }
}

/// `a - b` and all that calculates but sums.
final class BinaryNode: Node {
  private let operation: BinaryOperator
  private let left: Node
  private let right: Node

  init(_ operation: BinaryOperator, _ left: Node, _ right: Node, at position: Position) {
    self.operation = operation
    self.left = left
    self.right = right
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    let left = try left.evaluate(&renderer)
    let right = try right.evaluate(&renderer)
    do {
      if operation == .remainder, case .string(let text) = left {
        try renderer.step(text.count * 16)
      }
      let result = try renderer.arithmetic.apply(operation, left, right)
      try renderer.charge(result)
      return result
    } catch { throw error.placed(position) }
  }
}

/// `a + b + c`, mostly strings: written one after the other, or put together once.
final class SumNode: Node {
  private let first: Node
  private let rest: NodeList<Node>

  init(_ parts: [Node], at position: Position) {
    first = parts[0]
    rest = NodeList(Array(parts.dropFirst()))
    super.init(at: position)
  }

  override func write(_ renderer: inout Renderer) throws(TemplateError) {
    let value = try first.evaluate(&renderer)
    guard case .string(let text) = value else {
      return try renderer.write(sum(from: value, &renderer))
    }
    text.write(to: &renderer.output)
    try append(&renderer)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    let value = try first.evaluate(&renderer)
    guard case .string(let text) = value else { return try sum(from: value, &renderer) }
    // The end of the output serves as scratch space, so that the sum needs one allocation.
    let start = renderer.output.count
    text.write(to: &renderer.output)
    try append(&renderer)
    return .string(try renderer.takeText(from: start))
  }

  private func append(_ renderer: inout Renderer) throws(TemplateError) {
    for index in 0..<rest.count {
      let value = try rest.with(index) { (part) throws(TemplateError) in
        try part.evaluate(&renderer)
      }
      guard case .string(let text) = value else { throw mismatch(value, renderer) }
      text.write(to: &renderer.output)
      try renderer.checkOutput()
    }
  }

  private func mismatch(_ value: Value, _ renderer: Renderer) -> TemplateError {
    do throws(TemplateError) {
      _ = try renderer.arithmetic.apply(.add, .string(.empty), value)
      return .evaluation("cannot add to a string").placed(position)
    } catch { return error.placed(position) }
  }

  private func sum(
    from value: Value, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    var sum = value
    for index in 0..<rest.count {
      let value = try rest.with(index) { (part) throws(TemplateError) in
        try part.evaluate(&renderer)
      }
      do throws(TemplateError) {
        sum = try renderer.arithmetic.apply(.add, sum, value)
        try renderer.charge(sum)
      } catch { throw error.placed(position) }
    }
    return sum
  }
}

extension Renderer {
  /// Counts the work that a new string or list took.
  mutating func charge(_ value: Value) throws(TemplateError) {
    switch value {
    case .string(let text): try step(text.chargedCount / 64)
    case .list(let list), .tuple(let list): try step(list.items.count)
    default: break
    }
  }
}

/// The expression `a ~ b`.
final class ConcatenationNode: Node {
  private let parts: NodeList<Node>

  init(_ parts: [Node], at position: Position) {
    self.parts = NodeList(parts)
    super.init(at: position)
  }

  override func write(_ renderer: inout Renderer) throws(TemplateError) {
    for index in 0..<parts.count {
      try parts.with(index) { (part) throws(TemplateError) in try part.write(&renderer) }
    }
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    let start = renderer.output.count
    try write(&renderer)
    return .string(try renderer.takeText(from: start))
  }
}

/// `a == "text"`, the most frequent condition of all.
final class TextEqualityNode: Node {
  private let operand: Node
  private let text: Text
  private let isEqual: Bool

  init(_ operand: Node, _ text: Text, isEqual: Bool, at position: Position) {
    self.operand = operand
    self.text = text
    self.isEqual = isEqual
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    .bool(try isTrue(&renderer))
  }

  override func isTrue(_ renderer: inout Renderer) throws(TemplateError) -> Bool {
    try operand.isText(text, &renderer) == isEqual
  }
}

/// The expression `a if b else c`.
final class ConditionalNode: Node {
  private let test: Node
  private let then: Node
  private let otherwise: Node?
  private let absent: Value

  init(_ test: Node, _ then: Node, _ otherwise: Node?, at position: Position) {
    self.test = test
    self.then = then
    self.otherwise = otherwise
    absent = .undefined(
      Undefined(
        .hint(
          "the inline if-expression on line \(position.line) evaluated to false and no else"
            + " section was defined.")))
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    if try test.isTrue(&renderer) { return try then.evaluate(&renderer) }
    return try otherwise?.evaluate(&renderer) ?? absent
  }

  override func write(_ renderer: inout Renderer) throws(TemplateError) {
    if try test.isTrue(&renderer) { return try then.write(&renderer) }
    try otherwise?.write(&renderer)
  }
}
