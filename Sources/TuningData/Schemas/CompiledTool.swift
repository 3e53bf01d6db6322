// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The definition of a tool in the plain form that most have, made ready to judge arguments quickly.
///
/// Only a definition that no rule objects to can be compiled, and only one whose schema asks for
/// nothing but types, lists of words and bounds. Anything else is left to the rules, which know all
/// of JSON Schema that matters.
struct CompiledTool: Sendable {
  /// The definition as it is spelled.
  let text: [UInt8]
  /// The name as it is spelled, with its quotes.
  let name: [UInt8]
  /// What is asked of the arguments; nil when they may be any object.
  let parameters: Parameters?

  /// The members that an argument object may have.
  struct Parameters: Sendable {
    let properties: [Property]
    /// One bit for each property that must be there.
    let required: UInt64
  }

  /// What is asked of one member.
  struct Property: Sendable {
    /// The key as it is spelled, with its quotes.
    let key: [UInt8]
    let types: Types
    /// The strings that it may be, as they are spelled; empty when it may be any.
    let choices: [[UInt8]]
    let bounds: ClosedRange<Double>?
    /// What is asked of the elements of a list; nil when they may be anything.
    let elements: Types?
  }

  /// A set of types.
  struct Types: OptionSet, Sendable {
    let rawValue: UInt8

    static let object = Types(rawValue: 1 << 0)
    static let array = Types(rawValue: 1 << 1)
    static let string = Types(rawValue: 1 << 2)
    static let number = Types(rawValue: 1 << 3)
    static let integer = Types(rawValue: 1 << 4)
    static let boolean = Types(rawValue: 1 << 5)
    static let null = Types(rawValue: 1 << 6)

    static let byName: [(name: String, type: Types)] = [
      ("object", .object), ("array", .array), ("string", .string), ("number", .number),
      ("integer", .integer), ("boolean", .boolean), ("null", .null),
    ]
  }
}

extension CompiledTool {
  /// Compiles an entry of `tools`; nil when it is not of the plain form.
  init?(_ entry: JSONValue) {
    guard let members = entry.plainMembers(["type", "function"]),
      members["type"]?.isText("function") == true,
      let function = members["function"]?.plainMembers(["name", "description", "parameters"]),
      let name = function["name"], name.kind == .string, name.range.count > 2, !name.node.hasEscape
    else { return nil }
    if let description = function["description"], description.kind != .string { return nil }
    text = entry.document.bytes(entry.range)
    self.name = name.document.bytes(name.range)
    guard let schema = function["parameters"] else {
      parameters = nil
      return
    }
    guard let compiled = Parameters(schema) else { return nil }
    parameters = compiled
  }
}

extension CompiledTool.Parameters {
  fileprivate init?(_ schema: JSONValue) {
    let known = ["type", "properties", "required", "additionalProperties", "description", "title"]
    guard let members = schema.plainMembers(known), members["type"]?.isText("object") == true,
      let listed = members["properties"], listed.kind == .object,
      members["additionalProperties"].map({ $0.kind == .false }) ?? true
    else { return nil }
    let properties = listed.members.compactMap { CompiledTool.Property($0.key, $0.value) }
    guard properties.count == listed.members.count, properties.count <= 64,
      Set(properties.map(\.key)).count == properties.count
    else { return nil }
    var required: UInt64 = 0
    for name in members["required"].map({ Array($0.elements) }) ?? [] {
      guard let place = properties.firstIndex(where: { $0.key == name.document.bytes(name.range) })
      else { return nil }
      required |= 1 << UInt64(place)
    }
    guard members["required"].map({ $0.kind == .array }) ?? true else { return nil }
    self.properties = properties
    self.required = required
  }
}

extension CompiledTool.Property {
  fileprivate init?(_ key: JSONValue, _ schema: JSONValue) {
    let known = ["type", "enum", "minimum", "maximum", "items", "description", "title"]
    guard !key.node.hasEscape, let members = schema.plainMembers(known),
      let types = CompiledTool.Types(members["type"])
    else { return nil }
    self.key = key.document.bytes(key.range)
    self.types = types
    let choices = members["enum"].map { Array($0.elements) } ?? []
    guard choices.allSatisfy({ $0.kind == .string && !$0.node.hasEscape }),
      members["enum"] == nil || !choices.isEmpty
    else { return nil }
    self.choices = choices.map { $0.document.bytes($0.range) }
    let (low, high) = (members["minimum"], members["maximum"])
    guard (low ?? high).map({ $0.kind == .number }) ?? true else { return nil }
    let bounds = (low?.number ?? -.infinity, high?.number ?? .infinity)
    guard high.map({ $0.kind == .number }) ?? true, bounds.0 <= bounds.1 else { return nil }
    self.bounds = low == nil && high == nil ? nil : bounds.0...bounds.1
    guard let items = members["items"] else {
      elements = nil
      return
    }
    guard let inner = items.plainMembers(["type", "description"]),
      let elements = CompiledTool.Types(inner["type"])
    else { return nil }
    self.elements = elements
  }
}

extension CompiledTool.Types {
  /// The set that a value of `type` names: a word.
  fileprivate init?(_ value: JSONValue?) {
    guard let value, let found = Self.byName.first(where: { value.isText($0.name) }) else {
      return nil
    }
    self = found.type
  }
}

extension JSONValue {
  /// The members of an object by key; nil when it is none, or has other keys than these, one twice
  /// or one spelled with escapes.
  fileprivate func plainMembers(_ keys: [String]) -> [String: JSONValue]? {
    guard kind == .object else { return nil }
    var found: [String: JSONValue] = [:]
    for (key, value) in members {
      guard !key.node.hasEscape, let name = keys.first(where: key.isText),
        found.updateValue(value, forKey: name) == nil
      else { return nil }
    }
    return found
  }
}
