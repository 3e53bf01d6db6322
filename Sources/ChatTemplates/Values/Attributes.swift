// SPDX-License-Identifier: Apache-2.0

/// What a template reaches by a dot or in brackets.
enum Attributes {
  /// Returns what the type of a value knows by a name; nil when it knows nothing.
  static func known(_ name: String, of value: Value) -> Value? {
    if Sandbox.refuses(name, of: value) { return Sandbox.refusal(name, of: value) }
    switch value {
    case .string:
      return StringMethod(rawValue: name).map { .object(BoundMethod(value, .string($0))) }
    case .dict: return DictMethod(rawValue: name).map { .object(BoundMethod(value, .dict($0))) }
    case .list, .tuple:
      return ListMethod(rawValue: name).map { .object(BoundMethod(value, .list($0))) }
    case .int, .bool, .float: return NumberAttribute.value(name, of: value)
    case .object(let object): return object.attribute(name)
    default: return nil
    }
  }

  /// Returns `value[key]`.
  static func item(_ key: Value, of value: Value) throws(TemplateError) -> Value {
    switch (value, key) {
    case (.undefined(let undefined), _): throw undefined.error
    case (.dict(let dict), _):
      if key.isHashable, let found = dict.value(for: key) { return found }
    case (.list(let list), _), (.tuple(let list), _):
      if let index = index(key, list.items.count) { return list.items[index] }
    case (.string(let text), _):
      if let character = character(key, of: text) { return .string(character) }
    case (.object(let object), _):
      if let found = object.item(key) { return found }
    default: break
    }
    guard case .string(let name) = key else {
      return .undefined(Undefined(.element(key.represented, of: value.describedType)))
    }
    return known(name.string, of: value)
      ?? .undefined(Undefined(.attribute(name.string, of: value.describedType)))
  }

  private static func index(_ key: Value, _ count: Int) -> Int? {
    let position: Int
    switch key {
    case .int(let value): position = value
    case .bool(let value): position = value ? 1 : 0
    default: return nil
    }
    let index = position < 0 ? position &+ count : position
    return index >= 0 && index < count ? index : nil
  }

  private static func character(_ key: Value, of text: Text) -> Text? {
    // Counting is left out where the text is plain.
    if text.isASCII {
      return index(key, text.count).map { text.piece($0, $0 + 1) }
    }
    guard let index = index(key, text.length) else { return nil }
    let lower = text.offset(ofCharacter: index)
    return text.piece(lower, text.offset(ofCharacter: index + 1))
  }
}

/// The few attributes of numbers.
enum NumberAttribute {
  static func value(_ name: String, of number: Value) -> Value? {
    switch (name, Number(number)) {
    case ("real", .some): number
    case ("imag", .int), ("imag", .float): .int(0)
    case ("numerator", .int): number
    case ("denominator", .int): .int(1)
    default: nil
    }
  }
}

/// What templates must not touch.
enum Sandbox {
  private static let listChanges: Set<String> = [
    "append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort",
  ]
  private static let dictChanges: Set<String> = [
    "clear", "pop", "popitem", "setdefault", "update",
  ]

  static func refuses(_ name: String, of value: Value) -> Bool {
    if name.hasPrefix("__"), name.hasSuffix("__"), name.utf8.count > 4 {
      return internals.contains(name)
    }
    switch value {
    case .list: return listChanges.contains(name)
    case .dict: return dictChanges.contains(name)
    default: return false
    }
  }

  private static let internals: Set<String> = [
    "__class__", "__doc__", "__dir__", "__init__", "__new__", "__eq__", "__ne__", "__hash__",
    "__getattribute__", "__setattr__", "__delattr__", "__repr__", "__str__", "__format__",
    "__reduce__", "__reduce_ex__", "__subclasshook__", "__init_subclass__", "__sizeof__",
  ]

  /// Returns what stands for the refused attribute: a value that fails when it is used.
  static func refusal(_ name: String, of value: Value) -> Value {
    .undefined(
      Undefined(
        .hint(
          "access to attribute \(Value.string(name).represented) of "
            + "\(Value.string(value.typeName).represented) object is unsafe.")))
  }
}
