// SPDX-License-Identifier: Apache-2.0

/// What stands behind `is`.
typealias Test = (Value, Arguments) throws(TemplateError) -> Bool

/// The tests by name.
enum Tests {
  static func named(_ name: String) -> Test? { type(name) ?? comparison(name) ?? other(name) }

  private static func simple(_ test: @escaping (Value) -> Bool) -> Test {
    { (value, arguments) throws(TemplateError) in
      guard arguments.isEmpty else { throw .evaluation("this test takes no arguments") }
      return test(value)
    }
  }

  private static func type(_ name: String) -> Test? {
    switch name {
    case "defined": simple { if case .undefined = $0 { false } else { true } }
    case "undefined": simple { if case .undefined = $0 { true } else { false } }
    case "none": simple { if case .none = $0 { true } else { false } }
    case "boolean": simple { if case .bool = $0 { true } else { false } }
    case "true": simple { if case .bool(true) = $0 { true } else { false } }
    case "false": simple { if case .bool(false) = $0 { true } else { false } }
    case "integer":
      simple { if case .int = $0 { true } else { $0.isBigInteger } }
    case "float": simple { if case .float = $0 { true } else { false } }
    case "number": simple { Number($0) != nil }
    case "string": simple { if case .string = $0 { true } else { false } }
    case "mapping": simple { if case .dict = $0 { true } else { false } }
    case "sequence":
      simple {
        switch $0 {
        case .string, .list, .tuple, .dict, .undefined: true
        case .object(let object): object is RangeValue || object is Group
        default: false
        }
      }
    case "iterable":
      simple {
        switch $0 {
        case .string, .list, .tuple, .dict, .undefined: true
        case .object(let object):
          object is RangeValue || object is Generator || object is DictView || object is LoopState
            || object is Group
        default: false
        }
      }
    case "callable":
      simple {
        switch $0 {
        case .object(let object): object.isCallable
        case .undefined: true
        default: false
        }
      }
    case "escaped": simple { _ in false }
    default: nil
    }
  }

  private static func comparison(_ name: String) -> Test? {
    switch name {
    case "eq", "equalto", "==": pair { (left, right) throws(TemplateError) in
      try Comparison.areEqual(left, right)
    }
    case "ne", "!=": pair { (left, right) throws(TemplateError) in
      try !Comparison.areEqual(left, right)
    }
    case "lt", "lessthan", "<": pair { (left, right) throws(TemplateError) in
      try Comparison.isLess(left, right)
    }
    case "gt", "greaterthan", ">": pair { (left, right) throws(TemplateError) in
      try Comparison.isLess(right, left, ">")
    }
    case "le", "<=": pair { (left, right) throws(TemplateError) in
      try !Comparison.isLess(right, left, "<=")
    }
    case "ge", ">=": pair { (left, right) throws(TemplateError) in
      try !Comparison.isLess(left, right, ">=")
    }
    case "in": pair { (left, right) throws(TemplateError) in
      try Comparison.contains(right, left)
    }
    case "sameas": pair { (left, right) in isSame(left, right) }
    default: nil
    }
  }

  private static func pair(
    _ test: @escaping (Value, Value) throws(TemplateError) -> Bool
  ) -> Test {
    { (value, arguments) throws(TemplateError) in
      guard arguments.positional.count == 1, arguments.keywords.isEmpty else {
        throw .evaluation("this test takes one argument")
      }
      return try test(value, arguments.positional[0])
    }
  }

  private static func isSame(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.none, .none): true
    case (.bool(let left), .bool(let right)): left == right
    case (.int(let left), .int(let right)): left == right
    case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)):
      left === right
    case (.dict(let left), .dict(let right)): left === right
    case (.object(let left), .object(let right)): left === right
    case (.string(let left), .string(let right)): left == right
    default: false
    }
  }

  private static func other(_ name: String) -> Test? {
    switch name {
    case "odd", "even":
      let wanted = name == "odd" ? 1 : 0
      return { (value, _) throws(TemplateError) in
        try remainder(value, by: .int(2)) == Double(wanted)
      }
    case "divisibleby":
      return { (value, arguments) throws(TemplateError) in
        guard let divisor = arguments.positional.first ?? arguments.keywords.first?.value else {
          throw .evaluation("this test takes one argument")
        }
        return try remainder(value, by: divisor) == 0
      }
    case "lower", "upper":
      let method: StringMethod = name == "lower" ? .islower : .isupper
      return { (value, _) throws(TemplateError) in
        var printer = Printer(limit: 1 << 20)
        var bytes: [UInt8] = []
        try printer.print(value, into: &bytes)
        return Text(bytes).satisfies(method)
      }
    case "filter":
      return { (value, _) in
        if case .string(let text) = value { Filters.named(text.string) != nil } else { false }
      }
    case "test":
      return { (value, _) in
        if case .string(let text) = value { named(text.string) != nil } else { false }
      }
    default: return nil
    }
  }

  private static func remainder(
    _ value: Value, by divisor: Value
  ) throws(TemplateError) -> Double {
    if case .string = value {
      throw .evaluation("not all arguments converted during string formatting")
    }
    let result = try Arithmetic(limit: 1).apply(.remainder, value, divisor)
    return Number(result)?.double ?? 0
  }
}

extension Value {
  fileprivate var isBigInteger: Bool {
    if case .object(let object) = self { return object is BigInteger }
    return false
  }
}
