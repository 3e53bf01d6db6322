// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Finds what keeps a value from being a JSON Schema, as far as tool definitions need one.
///
/// Members that are null count as left out, as the service drops them.
struct SchemaShape {
  /// Takes a value at fault, what is wrong with it and, where that is clear, what to do.
  typealias Report = (JSONValue, _ message: String, _ help: String?) -> Void

  let report: Report

  /// Judges a schema and those inside it.
  ///
  /// - Complexity: O(n); the recursion is as deep as the JSON.
  func check(_ schema: JSONValue, _ title: @autoclosure () -> String) {
    switch schema.kind {
    case .true, .false, .null: return
    case .object: checkMembers(of: schema)
    default: report(schema, "\(title()) is \(schema.described), not a schema", nil)
    }
  }

  private func checkMembers(of schema: JSONValue) {
    for (key, value) in schema.members where value.kind != .null {
      switch key.text ?? "" {
      case "type": checkType(value)
      case "properties", "$defs", "definitions": checkMap(value, key.text ?? "")
      case "required": checkRequired(value)
      case "enum":
        if value.kind != .array { report(value, "'enum' is \(value.described), not a list", nil) }
      case "items": value.kind == .array ? checkList(value, "items") : check(value, "'items'")
      case "anyOf", "oneOf", "allOf", "prefixItems": checkAlternatives(value, key.text ?? "")
      case "not", "additionalProperties": check(value, "'\(key.text ?? "")'")
      default: break
      }
    }
  }

  private func checkType(_ type: JSONValue) {
    switch type.kind {
    case .string: checkTypeWord(type)
    case .array where !type.isEmpty: type.elements.forEach(checkTypeWord)
    default: report(type, "'type' is \(type.described), not the name of a type", nil)
    }
  }

  private func checkTypeWord(_ word: JSONValue) {
    guard word.kind == .string, let name = word.text else {
      return report(word, "'type' lists \(word.described), not the name of a type", nil)
    }
    guard !SchemaKeywords.typeWords.contains(name) else { return }
    report(
      word, "the type \(word.shortText) is unknown to JSON Schema",
      SchemaShape.knownType(name).map { "write '\($0)'" })
  }

  /// The type that a word from another language means.
  private static func knownType(_ name: String) -> String? {
    switch name.lowercased() {
    case "dict", "map", "struct": return "object"
    case "list", "tuple", "set": return "array"
    case "str", "text", "char": return "string"
    case "float", "double", "decimal": return "number"
    case "int", "long": return "integer"
    case "bool": return "boolean"
    case "none": return "null"
    default:
      guard name.utf8.count <= 40 else { return nil }
      return nearestNames(to: name, among: SchemaKeywords.typeWords).first
    }
  }

  private func checkMap(_ map: JSONValue, _ name: String) {
    guard map.kind == .object else {
      return report(map, "'\(name)' is \(map.described), not an object", nil)
    }
    for (key, schema) in map.members { check(schema, key.shortText) }
  }

  private func checkRequired(_ names: JSONValue) {
    guard names.kind == .array else {
      let isFlag = names.kind == .true || names.kind == .false
      return report(
        names, "'required' is \(names.described), not a list of names",
        isFlag ? "name the property in 'required' of the object around it" : nil)
    }
    for name in names.elements where name.kind != .string {
      report(name, "'required' lists \(name.described), not a name", nil)
    }
  }

  private func checkAlternatives(_ schemas: JSONValue, _ name: String) {
    guard schemas.kind == .array else {
      return report(schemas, "'\(name)' is \(schemas.described), not a list of schemas", nil)
    }
    checkList(schemas, name)
  }

  private func checkList(_ schemas: JSONValue, _ name: String) {
    for schema in schemas.elements { check(schema, "an entry of '\(name)'") }
  }
}
