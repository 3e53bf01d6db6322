// SPDX-License-Identifier: Apache-2.0

/// A function that the renderer brings along.
final class Function: Object {
  typealias Body = (Arguments, inout Renderer) throws(TemplateError) -> Value

  private let name: String
  private let body: Body

  init(_ name: String, _ body: @escaping Body) {
    self.name = name
    self.body = body
    super.init()
  }

  override var typeName: String { "function" }
  override var isCallable: Bool { true }
  override func call(
    _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    try body(arguments, &renderer)
  }
  override func print(into bytes: inout [UInt8], _ printer: inout Printer) throws(TemplateError) {
    bytes.append("<function \(name)>")
  }
}

/// A method with the value that it belongs to.
final class BoundMethod: Object {
  enum Method {
    case string(StringMethod)
    case dict(DictMethod)
    case list(ListMethod)
  }

  private let value: Value
  private let method: Method

  init(_ value: Value, _ method: Method) {
    self.value = value
    self.method = method
    super.init(depth: value.depth + 1)
  }

  override var typeName: String { "builtin_function_or_method" }
  override var isCallable: Bool { true }
  override func call(
    _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    switch (method, value) {
    case (.string(let method), .string(let text)):
      return try StringMethods.call(method, of: text, arguments, &renderer)
    case (.dict(let method), .dict(let dict)): return try method.call(of: dict, arguments)
    case (.list(let method), .list(let list)), (.list(let method), .tuple(let list)):
      return try method.call(of: list.items, arguments)
    default: return .none
    }
  }
  override func print(into bytes: inout [UInt8], _ printer: inout Printer) throws(TemplateError) {
    bytes.append("<built-in method of \(value.typeName) object>")
  }
}

/// What `namespace` makes: the only value that a template can change.
final class NamespaceObject: Object {
  var attributes: [(name: String, value: Value)]

  init(_ attributes: [(name: String, value: Value)]) {
    self.attributes = attributes
    super.init()
  }

  override var typeName: String { "Namespace" }
  override var describedType: String { "jinja2.utils.Namespace object" }

  func set(_ name: String, _ value: Value) {
    if let index = attributes.firstIndex(where: { $0.name == name }) {
      attributes[index].value = value
    } else {
      attributes.append((name, value))
    }
  }

  override func attribute(_ name: String) -> Value? {
    attributes.first { $0.name == name }?.value
  }
  override func item(_ key: Value) -> Value? { nil }
  override func print(into bytes: inout [UInt8], _ printer: inout Printer) throws(TemplateError) {
    bytes.append("<Namespace ")
    try printer.represent(
      Dict.make(attributes.map { Dict.Entry(key: .string($0.name), value: $0.value) }),
      into: &bytes)
    bytes.append(">")
  }
}

/// What `cycler` makes.
final class Cycler: Object {
  private let items: [Value]
  private var position = 0

  init(_ items: [Value]) {
    self.items = items
    super.init(depth: List.depth(of: items))
  }

  override var typeName: String { "Cycler" }
  override var describedType: String { "jinja2.utils.Cycler object" }
  override func attribute(_ name: String) -> Value? {
    switch name {
    case "current": items[position]
    case "items": .tuple(items)
    case "pos": .int(position)
    case "next":
      .object(
        Function(name) { [self] (_, _) throws(TemplateError) in
          defer { position = (position + 1) % items.count }
          return items[position]
        })
    case "reset":
      .object(
        Function(name) { [self] (_, _) throws(TemplateError) in
          position = 0
          return .none
        })
    default: nil
    }
  }
}

/// What `joiner` makes: nothing when called first, then a separator.
final class Joiner: Object {
  private let separator: Value
  private var isUsed = false

  init(_ separator: Value) {
    self.separator = separator
    super.init(depth: separator.depth + 1)
  }

  override var typeName: String { "Joiner" }
  override var isCallable: Bool { true }
  override func call(
    _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    defer { isUsed = true }
    return isUsed ? separator : .string(.empty)
  }
}
