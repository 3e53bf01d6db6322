// SPDX-License-Identifier: Apache-2.0

/// The expression `a < b`.
final class PairComparisonNode: Node {
  private let left: Node
  private let operation: ComparisonOperator
  private let right: Node

  init(_ left: Node, _ operation: ComparisonOperator, _ right: Node, at position: Position) {
    self.left = left
    self.operation = operation
    self.right = right
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    .bool(try isTrue(&renderer))
  }

  override func isTrue(_ renderer: inout Renderer) throws(TemplateError) -> Bool {
    let left = try left.evaluate(&renderer)
    let right = try right.evaluate(&renderer)
    if case .int(let left) = left, case .int(let right) = right {
      switch operation {
      case .equal: return left == right
      case .notEqual: return left != right
      case .less: return left < right
      case .lessOrEqual: return left <= right
      case .greater: return left > right
      case .greaterOrEqual: return left >= right
      case .contained, .notContained: break
      }
    }
    do {
      try renderer.step(1 + ComparisonNode.cost(left) + ComparisonNode.cost(right))
      return try ComparisonNode.holds(left, operation, right)
    } catch { throw error.placed(position) }
  }
}

/// The expression `a < b <= c`.
final class ComparisonNode: Node {
  private let first: Node
  private let operations: [ComparisonOperator]
  private let operands: [Node]

  init(
    _ first: Node, _ operations: [ComparisonOperator], _ operands: [Node], at position: Position
  ) {
    self.first = first
    self.operations = operations
    self.operands = operands
    super.init(at: position)
  }

  override func evaluate(_ renderer: inout Renderer) throws(TemplateError) -> Value {
    .bool(try isTrue(&renderer))
  }

  override func isTrue(_ renderer: inout Renderer) throws(TemplateError) -> Bool {
    var left = try first.evaluate(&renderer)
    for index in operations.indices {
      let right = try operands[index].evaluate(&renderer)
      do {
        try renderer.step(1 + ComparisonNode.cost(left) + ComparisonNode.cost(right))
        guard try ComparisonNode.holds(left, operations[index], right) else { return false }
      } catch { throw error.placed(position) }
      left = right
    }
    return true
  }

  static func cost(_ value: Value) -> Int {
    switch value {
    case .string(let text): text.chargedCount / 64
    case .list(let list), .tuple(let list): list.items.count / 4
    default: 0
    }
  }

  static func holds(
    _ left: Value, _ operation: ComparisonOperator, _ right: Value
  ) throws(TemplateError) -> Bool {
    switch operation {
    case .equal: try Comparison.areEqual(left, right)
    case .notEqual: try !Comparison.areEqual(left, right)
    case .contained: try Comparison.contains(right, left)
    case .notContained: try !Comparison.contains(right, left)
    case .less: try order(left, right, operation) { $0 < 0 }
    case .lessOrEqual: try order(left, right, operation) { $0 <= 0 }
    case .greater: try order(left, right, operation) { $0 > 0 }
    case .greaterOrEqual: try order(left, right, operation) { $0 >= 0 }
    }
  }

  private static func order(
    _ left: Value, _ right: Value, _ operation: ComparisonOperator, _ holds: (Int) -> Bool
  ) throws(TemplateError) -> Bool {
    if let left = Number(left), let right = Number(right), left.double.isNaN || right.double.isNaN {
      return false
    }
    var budget = Comparison.defaultBudget
    return holds(try Comparison.order(left, right, operation.rawValue, &budget))
  }
}
