// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The operators that calculate.
enum BinaryOperator: String {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case remainder = "%"
  case power = "**"

  /// The operator as Python's messages name it.
  var sign: String { self == .power ? "** or pow()" : rawValue }
}

/// Python's arithmetic, on numbers and on what else knows `+`, `*` and `%`.
struct Arithmetic {
  /// How many bytes or items a result may have.
  let limit: Int

  func apply(
    _ operation: BinaryOperator, _ left: Value, _ right: Value
  ) throws(TemplateError) -> Value {
    if case .undefined(let undefined) = left { throw undefined.error }
    if operation == .remainder, case .string(let format) = left {
      return .string(
        try PercentFormat.apply(format, right, printer: Printer(limit: limit)))
    }
    if case .undefined(let undefined) = right { throw undefined.error }
    if case .int(let leftInt) = left, case .int(let rightInt) = right {
      return try calculate(operation, leftInt, rightInt)
    }
    if let leftNumber = Number(left), let rightNumber = Number(right) {
      return try calculate(operation, leftNumber, rightNumber)
    }
    if let result = try combine(operation, left, right) { return result }
    throw mismatch(operation, left, right)
  }

  private func mismatch(
    _ operation: BinaryOperator, _ left: Value, _ right: Value
  ) -> TemplateError {
    switch (operation, left, right) {
    case (.add, .string, _):
      .evaluation("can only concatenate str (not \"\(right.typeName)\") to str")
    case (.add, .list, _):
      .evaluation("can only concatenate list (not \"\(right.typeName)\") to list")
    case (.add, .tuple, _):
      .evaluation("can only concatenate tuple (not \"\(right.typeName)\") to tuple")
    case (.multiply, .string, _), (.multiply, .list, _), (.multiply, .tuple, _):
      .evaluation("can't multiply sequence by non-int of type '\(right.typeName)'")
    default:
      .evaluation(
        "unsupported operand type(s) for \(operation.sign): '\(left.typeName)' and "
          + "'\(right.typeName)'")
    }
  }

  private func combine(
    _ operation: BinaryOperator, _ left: Value, _ right: Value
  ) throws(TemplateError) -> Value? {
    switch (operation, left, right) {
    case (.add, .string(let left), .string(let right)):
      return .string(try concatenate(left, right))
    case (.add, .list(let left), .list(let right)):
      return .list(try join(left.items, right.items))
    case (.add, .tuple(let left), .tuple(let right)):
      return .tuple(try join(left.items, right.items))
    case (.multiply, .string(let text), _):
      return try count(right).map { count throws(TemplateError) in
        .string(try repeated(Array(text.bytes), count))
      }
    case (.multiply, .list(let list), _):
      return try count(right).map { count throws(TemplateError) in
        .list(try repeated(list.items, count))
      }
    case (.multiply, .tuple(let list), _):
      return try count(right).map { count throws(TemplateError) in
        .tuple(try repeated(list.items, count))
      }
    case (.multiply, _, .string), (.multiply, _, .list), (.multiply, _, .tuple):
      return count(left) == nil ? nil : try combine(operation, right, left)
    default: return nil
    }
  }

  private func count(_ value: Value) -> Int? {
    switch value {
    case .int(let count): count
    case .bool(let bool): bool ? 1 : 0
    default: nil
    }
  }

  func concatenate(_ left: Text, _ right: Text) throws(TemplateError) -> Text {
    guard left.count + right.count <= limit else { throw .limit("a string is too long") }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(left.count + right.count)
    bytes.append(left)
    bytes.append(right)
    return Text(bytes)
  }

  private func join(_ left: [Value], _ right: [Value]) throws(TemplateError) -> [Value] {
    guard left.count + right.count <= limit / 16 else { throw .limit("a list is too long") }
    return left + right
  }

  private func repeated<Item>(_ items: [Item], _ count: Int) throws(TemplateError) -> [Item] {
    guard count > 0, !items.isEmpty else { return [] }
    let (total, overflows) = items.count.multipliedReportingOverflow(by: count)
    let scale = MemoryLayout<Item>.stride > 1 ? 16 : 1
    guard !overflows, total <= limit / scale else { throw .limit("a repetition is too long") }
    var result: [Item] = []
    result.reserveCapacity(total)
    for _ in 0..<count { result += items }
    return result
  }

  private func calculate(
    _ operation: BinaryOperator, _ left: Int, _ right: Int
  ) throws(TemplateError) -> Value {
    let result: (partialValue: Int, overflow: Bool)
    switch operation {
    case .add: result = left.addingReportingOverflow(right)
    case .subtract: result = left.subtractingReportingOverflow(right)
    case .multiply: result = left.multipliedReportingOverflow(by: right)
    case .divide:
      guard right != 0 else { throw .evaluation("division by zero") }
      return .float(Double(left) / Double(right))
    case .floorDivide:
      guard right != 0 else { throw .evaluation("integer division or modulo by zero") }
      result = left.dividedReportingOverflow(by: right)
      if !result.overflow, left % right != 0, (left < 0) != (right < 0) {
        return .int(result.partialValue - 1)
      }
    case .remainder:
      guard right != 0 else { throw .evaluation("integer modulo by zero") }
      guard right != -1 else { return .int(0) }
      let rest = left % right
      return .int(rest != 0 && (rest < 0) != (right < 0) ? rest + right : rest)
    case .power: return try power(left, right)
    }
    guard !result.overflow else { throw Arithmetic.tooLarge }
    return .int(result.partialValue)
  }

  private static let tooLarge = TemplateError.limit("a whole number exceeds 64 bits")

  private func power(_ base: Int, _ exponent: Int) throws(TemplateError) -> Value {
    guard exponent >= 0 else {
      guard base != 0 else {
        throw .evaluation("0.0 cannot be raised to a negative power")
      }
      return .float(pow(Double(base), Double(exponent)))
    }
    guard base.magnitude > 1 else { return .int(exponent == 0 || exponent % 2 == 0 ? (base == 0 && exponent > 0 ? 0 : 1) : base) }
    var result = 1
    for _ in 0..<exponent {
      let (product, overflows) = result.multipliedReportingOverflow(by: base)
      guard !overflows else { throw Arithmetic.tooLarge }
      result = product
    }
    return .int(result)
  }

  private func calculate(
    _ operation: BinaryOperator, _ left: Number, _ right: Number
  ) throws(TemplateError) -> Value {
    if case .int(let left) = left, case .int(let right) = right {
      return try calculate(operation, left, right)
    }
    let (left, right) = (left.double, right.double)
    switch operation {
    case .add: return .float(left + right)
    case .subtract: return .float(left - right)
    case .multiply: return .float(left * right)
    case .divide:
      guard right != 0 else { throw .evaluation("float division by zero") }
      return .float(left / right)
    case .floorDivide:
      guard right != 0 else { throw .evaluation("float floor division by zero") }
      return .float((left / right).rounded(.down))
    case .remainder:
      guard right != 0 else { throw .evaluation("float modulo") }
      let rest = fmod(left, right)
      return .float(rest != 0 && (rest < 0) != (right < 0) ? rest + right : rest)
    case .power: return .float(pow(left, right))
    }
  }

  /// Returns `-value` or `+value`.
  func negate(_ value: Value, sign: String) throws(TemplateError) -> Value {
    if case .undefined(let undefined) = value { throw undefined.error }
    switch Number(value) {
    case .int(let int):
      guard int != .min else { throw Arithmetic.tooLarge }
      return .int(sign == "-" ? -int : int)
    case .float(let float): return .float(sign == "-" ? -float : float)
    case nil:
      throw .evaluation("bad operand type for unary \(sign): '\(value.typeName)'")
    }
  }
}
