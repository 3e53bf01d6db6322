// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The keywords of one JSON Schema object, sorted out in one pass over its members.
struct SchemaKeywords {
  /// The keywords that are judged, in the order of the text: too few for a dictionary to pay.
  private var values: [(name: String, value: JSONValue)] = []
  /// Whether there is a keyword that may refuse values and is not judged.
  private(set) var hasUnknownDemands = false
  /// The number of members, which is what the pass costs.
  private(set) var cost = 1

  init(_ schema: JSONValue) {
    for (key, value) in schema.members {
      cost += 1
      guard let name = key.text else { continue }
      if SchemaKeywords.judged.contains(name) {
        values.append((name, value))
      } else if SchemaKeywords.ignored.contains(name) {
        hasUnknownDemands = true
      }
    }
  }

  /// The value of a keyword, of a repeated one the last.
  subscript(name: String) -> JSONValue? { values.last { $0.name == name }?.value }

  /// Whether only the members under `properties` make sense: the schema lists properties and leaves
  /// open what becomes of others.
  var listsAllProperties: Bool {
    self["properties"]?.kind == .object && self["additionalProperties"] == nil
      && !hasUnknownDemands
      && !["anyOf", "oneOf", "allOf", "not", "$ref"].contains { self[$0] != nil }
  }

  /// The words that `type` may have.
  static let typeWords = ["object", "array", "string", "number", "integer", "boolean", "null"]

  private static let judged: Set = [
    "type", "enum", "const", "properties", "required", "additionalProperties", "items",
    "prefixItems", "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum",
    "exclusiveMinimum", "exclusiveMaximum", "anyOf", "oneOf", "allOf", "not", "$ref", "nullable",
  ]

  private static let ignored: Set = [
    "pattern", "patternProperties", "propertyNames", "multipleOf", "uniqueItems", "contains",
    "minContains", "maxContains", "minProperties", "maxProperties", "dependentRequired",
    "dependentSchemas", "dependencies", "if", "unevaluatedProperties", "unevaluatedItems",
    "additionalItems", "$dynamicRef", "$recursiveRef",
  ]
}
