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
  static let limited: [String: SchemaReach] = [:]
}
