// SPDX-License-Identifier: Apache-2.0

/// Python's comparisons.
enum Comparison {
  /// How many pairs of items one comparison may look at.
  static let defaultBudget = 1_000_000

  static func areEqual(_ left: Value, _ right: Value) throws(TemplateError) -> Bool {
    if case .string(let left) = left, case .string(let right) = right { return left.equals(right) }
    var budget = defaultBudget
    return try areEqual(left, right, budget: &budget)
  }

  static func areEqual(
    _ left: Value, _ right: Value, budget: inout Int
  ) throws(TemplateError) -> Bool {
    budget -= 1
    guard budget > 0 else { throw .limit("a comparison takes too long") }
    switch (left, right) {
    case (.string(let left), .string(let right)): return left.equals(right)
    case (.none, .none), (.undefined, .undefined): return true
    case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)):
      return try areEqual(left.items, right.items, budget: &budget)
    case (.dict(let left), .dict(let right)):
      return try areEqual(left, right, budget: &budget)
    case (.object(let left), .object(let right)): return left.isEqual(to: right)
    default:
      guard let left = Number(left), let right = Number(right) else { return false }
      return left.isEqual(to: right)
    }
  }

  private static func areEqual(
    _ left: [Value], _ right: [Value], budget: inout Int
  ) throws(TemplateError) -> Bool {
    guard left.count == right.count else { return false }
    for (left, right) in zip(left, right) {
      guard try areEqual(left, right, budget: &budget) else { return false }
    }
    return true
  }

  private static func areEqual(
    _ left: Dict, _ right: Dict, budget: inout Int
  ) throws(TemplateError) -> Bool {
    guard left.count == right.count else { return false }
    for entry in left.entries {
      guard let other = right.value(for: entry.key),
        try areEqual(entry.value, other, budget: &budget)
      else { return false }
    }
    return true
  }

  /// Returns whether `left < right`; `sign` names the operator in messages.
  static func isLess(
    _ left: Value, _ right: Value, _ sign: String = "<"
  ) throws(TemplateError) -> Bool {
    var budget = defaultBudget
    return try order(left, right, sign, &budget) < 0
  }

  /// Returns a number below, at or above zero as `left` is before, level with or behind `right`.
  static func order(
    _ left: Value, _ right: Value, _ sign: String, _ budget: inout Int
  ) throws(TemplateError) -> Int {
    budget -= 1
    guard budget > 0 else { throw .limit("a comparison takes too long") }
    switch (left, right) {
    case (.undefined(let undefined), _), (_, .undefined(let undefined)): throw undefined.error
    case (.string(let left), .string(let right)):
      return left == right ? 0 : left < right ? -1 : 1
    case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)):
      for (left, right) in zip(left.items, right.items) {
        if try areEqual(left, right, budget: &budget) { continue }
        return try order(left, right, sign, &budget)
      }
      return left.items.count - right.items.count
    default:
      guard let leftNumber = Number(left), let rightNumber = Number(right) else {
        throw .evaluation(
          "'\(sign)' not supported between instances of '\(left.typeName)' and "
            + "'\(right.typeName)'")
      }
      return leftNumber.order(rightNumber)
    }
  }

  /// Returns whether `item in container`.
  static func contains(_ container: Value, _ item: Value) throws(TemplateError) -> Bool {
    switch container {
    case .string(let text):
      guard case .string(let part) = item else {
        if case .undefined(let undefined) = item { throw undefined.error }
        throw .evaluation(
          "'in <string>' requires string as left operand, not \(item.typeName)")
      }
      return text.contains(part)
    case .dict(let dict):
      guard item.isHashable else { throw .evaluation("unhashable type: '\(item.typeName)'") }
      return dict.value(for: item) != nil
    case .list(let list), .tuple(let list):
      return try contains(list.items, item)
    case .undefined: return false
    case .object(let object):
      if let namespace = object as? DictView, namespace.part == .keys {
        return namespace.dict.value(for: item) != nil
      }
      guard let items = object.iterate() else { break }
      return try contains(items, item)
    default: break
    }
    throw .evaluation("argument of type '\(container.typeName)' is not iterable")
  }

  private static func contains(_ items: [Value], _ item: Value) throws(TemplateError) -> Bool {
    for candidate in items where try areEqual(candidate, item) { return true }
    return false
  }
}

/// A number of any type.
enum Number {
  case int(Int)
  case float(Double)

  /// The number that a value is; True counts as 1.
  init?(_ value: Value) {
    switch value {
    case .int(let int): self = .int(int)
    case .bool(let bool): self = .int(bool ? 1 : 0)
    case .float(let float): self = .float(float)
    case .object(let object as BigInteger): self = .float(Double(object.spelling) ?? .infinity)
    default: return nil
    }
  }

  var double: Double {
    switch self {
    case .int(let int): Double(int)
    case .float(let float): float
    }
  }

  func isEqual(to other: Number) -> Bool {
    if case .int(let left) = self, case .int(let right) = other { return left == right }
    return double == other.double
  }

  func order(_ other: Number) -> Int {
    if case .int(let left) = self, case .int(let right) = other {
      return left == right ? 0 : left < right ? -1 : 1
    }
    return double == other.double ? 0 : double < other.double ? -1 : 1
  }
}
