// SPDX-License-Identifier: Apache-2.0

/// What an expression yields: the types that Python has and templates can see.
///
/// Lists and dictionaries never change once made: the sandbox that templates are written for
/// refuses every method that would change them.
enum Value {
  case none
  case undefined(Undefined)
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(Text)
  case list(List)
  case tuple(List)
  case dict(Dict)
  case object(Object)

  static func list(_ items: [Value]) -> Value { .list(List(items)) }
  static func tuple(_ items: [Value]) -> Value { .tuple(List(items)) }
  static func string(_ text: String) -> Value { .string(Text(text)) }
  static func string(_ bytes: [UInt8]) -> Value { .string(Text(bytes)) }

  /// How many containers lie inside each other, this one included.
  var depth: Int {
    switch self {
    case .list(let list), .tuple(let list): list.depth
    case .dict(let dict): dict.depth
    case .object(let object): object.depth
    default: 0
    }
  }

  /// Whether a condition takes the value for true.
  var isTrue: Bool {
    switch self {
    case .none, .undefined: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .float(let value): value != 0
    case .string(let text): !text.isEmpty
    case .list(let list), .tuple(let list): !list.items.isEmpty
    case .dict(let dict): dict.count > 0
    case .object(let object): object.isTrue
    }
  }

  /// The name of the type in Python.
  var typeName: String {
    switch self {
    case .none: "NoneType"
    case .undefined: "Undefined"
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .string: "str"
    case .list: "list"
    case .tuple: "tuple"
    case .dict: "dict"
    case .object(let object): object.typeName
    }
  }

  /// The type as messages about missing attributes name it.
  var describedType: String {
    switch self {
    case .none: "None"
    case .object(let object): object.describedType
    default: typeName + " object"
    }
  }
}

/// The items of a list or tuple.
final class List {
  /// How deep containers may lie inside each other.
  static let maximumDepth = 1_000

  let items: [Value]
  let depth: Int

  init(_ items: [Value]) {
    self.items = items
    depth = List.depth(of: items)
  }

  /// Returns the depth of a container with these items.
  static func depth(of items: [Value]) -> Int {
    var depth = 0
    for item in items {
      switch item {
      case .list, .tuple, .dict, .object: depth = max(depth, item.depth)
      default: break
      }
    }
    return depth + 1
  }
}

/// A value that is not there, and why.
final class Undefined {
  enum Reason {
    case name(String)
    case attribute(String, of: String)
    case element(String, of: String)
    case hint(String)
  }

  let reason: Reason

  init(_ reason: Reason) { self.reason = reason }

  /// What Jinja says when such a value is used.
  var message: String {
    switch reason {
    case .name(let name): "\(Value.string(name).represented) is undefined"
    case .attribute(let name, let type):
      "\(Value.string(type).represented) has no attribute \(Value.string(name).represented)"
    case .element(let element, let type): "\(type) has no element \(element)"
    case .hint(let hint): hint
    }
  }

  var error: TemplateError { .evaluation(message) }
}
