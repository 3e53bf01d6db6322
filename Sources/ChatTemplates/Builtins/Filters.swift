// SPDX-License-Identifier: Apache-2.0

/// What a filter does with its input.
typealias Filter = (Value, Arguments, inout Renderer) throws(TemplateError) -> Value

/// The filters by name.
enum Filters {
  static func named(_ name: String) -> Filter? {
    text(name) ?? sequence(name) ?? selection(name) ?? number(name)
  }

  /// Returns a string, as Jinja's `soft_str` does.
  static func text(
    _ value: Value, _ renderer: Renderer
  ) throws(TemplateError) -> Text { try renderer.text(of: value) }

  /// Reads arguments that are whole numbers.
  static func int(_ value: Value?, _ fallback: Int) throws(TemplateError) -> Int {
    switch value {
    case nil: return fallback
    case .int(let value): return value
    case .bool(let value): return value ? 1 : 0
    case .undefined(let undefined): throw undefined.error
    case .some(let other):
      throw .evaluation("'\(other.typeName)' object cannot be interpreted as an integer")
    }
  }

  /// Lowers strings, for comparisons without case.
  static func ignoringCase(_ value: Value) -> Value {
    if case .string(let text) = value { return .string(text.recased(.lower)) }
    return value
  }

  /// Returns what reads an attribute such as `a.b.0`; of several, with commas between, a list.
  static func getter(
    _ attribute: Value?, fallback: Value? = nil
  ) -> (Value) throws(TemplateError) -> Value {
    guard let attribute else { return { (value) throws(TemplateError) in value } }
    let parts: [Value]
    switch attribute {
    case .string(let text):
      parts = text.string.split(separator: ".", omittingEmptySubsequences: false).map {
        !$0.isEmpty && $0.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
          ? Int($0).map { .int($0) } ?? .string(String($0)) : .string(String($0))
      }
    default: parts = [attribute]
    }
    return { (value) throws(TemplateError) in
      var value = value
      for part in parts {
        value = try Attributes.item(part, of: value)
        if let fallback, case .undefined = value { value = fallback }
      }
      return value
    }
  }
}
