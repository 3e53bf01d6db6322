// SPDX-License-Identifier: Apache-2.0

/// How far the schemas of the formats go in saying what a rule says.
enum SchemaReach: Equatable {
  /// A line with a finding never fits the schema.
  case whole
  /// Some lines with a finding fit the schema.
  case partly(String)
  /// Findings of the rule have nothing to do with the schema.
  case beyond(String)

  /// How far the schemas go for the rule called `id`.
  init(of id: String) {
    if id.hasPrefix("encoding/") || id.hasPrefix("json/") {
      self = .beyond("a schema judges values, not the bytes that spell them")
    } else {
      self = Self.limited[id] ?? .whole
    }
  }

  /// The rules that find what a schema cannot say; the others have to agree with the schemas.
  static let limited: [String: SchemaReach] = [
    "chat/ends-without-assistant": .beyond("no keyword looks at the last element of a list"),
    "chat/system-not-first": .beyond("no keyword looks at neighbours in a list"),
    "format/misspelt-key": .partly("a key that may be left out may also be any other key"),
    "preference/identical": .beyond("no keyword compares two members"),
    "preference/shape": .partly("no keyword looks at the last message of the input"),
    "reasoning/think-unbalanced": .beyond("a pattern cannot count tags"),
    "tools/arguments-not-json": .partly("a pattern cannot parse JSON"),
    "tools/arguments-not-object": .partly("a pattern cannot parse JSON in JSON"),
    "tools/arguments-violate-schema": .beyond("the schema of the arguments is in the record"),
    "tools/duplicate-call-id": .beyond("no keyword compares members of different elements"),
    "tools/duplicate-tool-name": .beyond("no keyword compares members of different elements"),
    "tools/result-without-call": .beyond("no keyword looks from one message to another"),
    "tools/undeclared-tool": .beyond("no keyword looks up a name elsewhere in the record"),
    "vision/placeholder-mismatch": .beyond("no keyword counts words in texts"),
    "vision/too-many-images": .partly("a list of parts can be counted, several cannot"),
    "vision/truncated": .beyond("no keyword decodes Base64"),
    "vision/type-mismatch": .beyond("no keyword decodes Base64"),
    "weights/message-weight-value": .partly("1.0 is the same number as 1"),
    "weights/sample-weight-value": .partly("numbers have no end"),
  ]
}
