// SPDX-License-Identifier: Apache-2.0

/// A value with behaviour of its own: what globals, macros, loops and some filters make.
class Object {
  /// How many containers lie inside each other, this one included.
  let depth: Int

  init(depth: Int = 1) { self.depth = depth }

  var typeName: String { "object" }
  var describedType: String { "\(typeName) object" }
  var isTrue: Bool { true }
  /// The number of items; nil when Python has no `len` of it.
  var length: Int? { nil }
  /// Whether `call` can be meant.
  var isCallable: Bool { false }
  /// Whether `tojson` takes it for a list.
  var isSequence: Bool { false }

  /// Returns the items for a loop; nil when the value cannot be looped over.
  func iterate() -> [Value]? { nil }
  /// Returns the attribute with a name; nil when there is none.
  func attribute(_ name: String) -> Value? { nil }
  /// Returns the item at an index; nil when there is none.
  func item(_ key: Value) -> Value? { nil }
  /// Calls the value.
  func call(
    _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    throw .evaluation("'\(typeName)' object is not callable")
  }
  func isEqual(to other: Object) -> Bool { self === other }
  /// Appends what printing the value shows.
  func print(into bytes: inout [UInt8], _ printer: inout Printer) throws(TemplateError) {
    bytes.append("<\(typeName) object>")
  }
}

/// The arguments of a call.
struct Arguments {
  var positional: [Value] = []
  var keywords: [(name: String, value: Value)] = []

  var isEmpty: Bool { positional.isEmpty && keywords.isEmpty }

  /// Removes and returns the keyword argument with a name.
  mutating func takeKeyword(_ name: String) -> Value? {
    guard let index = keywords.firstIndex(where: { $0.name == name }) else { return nil }
    return keywords.remove(at: index).value
  }

  /// Returns the arguments in the order of `names`, nil where one was left out.
  func bound(
    to names: [String], of function: String, required: Int = 0
  ) throws(TemplateError) -> [Value?] {
    guard positional.count <= names.count else {
      throw .evaluation(
        "\(function)() takes at most \(names.count) arguments (\(positional.count) given)")
    }
    var bound: [Value?] = positional.map { $0 }
    bound += Array(repeating: nil, count: names.count - positional.count)
    for (name, value) in keywords {
      guard let index = names.firstIndex(of: name) else {
        throw .evaluation("\(function)() got an unexpected keyword argument '\(name)'")
      }
      guard bound[index] == nil else {
        throw .evaluation("\(function)() got multiple values for argument '\(name)'")
      }
      bound[index] = value
    }
    if let missing = bound.prefix(required).firstIndex(where: { $0 == nil }) {
      throw .evaluation("\(function)() missing required argument '\(names[missing])'")
    }
    return bound
  }
}

/// The results of a filter that Python computes on demand: they can be looped over once.
final class Generator: Object {
  private var items: [Value]?
  private let name: String

  init(_ items: [Value], name: String = "generator") {
    self.items = items
    self.name = name
    super.init(depth: List.depth(of: items))
  }

  override var typeName: String { name }
  override func iterate() -> [Value]? {
    defer { items = nil }
    return items ?? []
  }

  /// Takes the first item; nil when there is none.
  func next() -> Value? {
    guard var items, !items.isEmpty else { return nil }
    let first = items.removeFirst()
    self.items = items
    return first
  }
}

/// The result of `range`.
final class RangeValue: Object {
  let start: Int
  let step: Int
  let count: Int
  private let stop: Int

  init(start: Int, stop: Int, step: Int, count: Int) {
    self.start = start
    self.stop = stop
    self.step = step
    self.count = count
    super.init()
  }

  override var typeName: String { "range" }
  override var isTrue: Bool { count > 0 }
  override var length: Int? { count }
  override func iterate() -> [Value]? { (0..<count).map { .int(start &+ $0 &* step) } }
  override func item(_ key: Value) -> Value? {
    guard case .int(var index) = key else { return nil }
    if index < 0 { index += count }
    return index >= 0 && index < count ? .int(start &+ index &* step) : nil
  }
  override func isEqual(to other: Object) -> Bool {
    guard let other = other as? RangeValue else { return false }
    return count == other.count && (count == 0 || start == other.start)
      && (count <= 1 || step == other.step)
  }
  override func print(into bytes: inout [UInt8], _ printer: inout Printer) throws(TemplateError) {
    bytes.append("range(\(start), \(stop)\(step == 1 ? "" : ", \(step)"))")
  }
}

/// A whole number beyond 64 bits: it can be shown and compared, not calculated with.
final class BigInteger: Object {
  let spelling: String

  init(_ spelling: String) { self.spelling = spelling; super.init() }

  override var typeName: String { "int" }
  override func isEqual(to other: Object) -> Bool {
    (other as? BigInteger)?.spelling == spelling
  }
  override func print(into bytes: inout [UInt8], _ printer: inout Printer) throws(TemplateError) {
    bytes.append(spelling)
  }
}
