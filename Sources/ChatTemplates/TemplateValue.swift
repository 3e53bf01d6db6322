// SPDX-License-Identifier: Apache-2.0

public import JSONLines

/// A value that a template is given: what JSON can express.
///
/// Values share their bytes, so copies cost next to nothing.
public struct TemplateValue: @unchecked Sendable {
  // Sound, because values made here hold no objects that can change: those exist only while a
  // template renders, and leave it as text alone.
  let value: Value

  init(_ value: Value) { self.value = value }

  /// None, which is not the same as a name that is not there.
  public static let none = TemplateValue(Value.none)

  /// Creates a boolean.
  public init(_ value: Bool) { self.value = .bool(value) }

  /// Creates a whole number.
  public init(_ value: Int) { self.value = .int(value) }

  /// Creates a number with decimals.
  public init(_ value: Double) { self.value = .float(value) }

  /// Creates a string.
  public init(_ text: String) { self.init(utf8: Array(text.utf8)) }

  /// Creates a string from UTF-8.
  public init(utf8 bytes: [UInt8]) {
    value = .string(Text(bytes, hasHoles: HoleWatch.isOn && TextHole.mayBeIn(bytes)))
  }

  /// Creates a list.
  public init(_ items: [TemplateValue]) { value = .list(items.map(\.value)) }

  /// Creates a dictionary; of equal keys the first gives the place and the last the value.
  public init(_ members: [(key: String, value: TemplateValue)]) {
    value = .dict(
      Dict.make(members.map { Dict.Entry(key: .string($0.key), value: $0.value.value) }))
  }

  /// Creates what Python's `json` makes of a value.
  ///
  /// Surrogate escapes without a partner become U+FFFD.
  ///
  /// - Complexity: O(n) in the length of the value.
  public init(_ json: JSONValue) { value = JSONConversion.value(of: json) }

  /// Returns the dictionary without the members whose value is none, as newer versions of
  /// `transformers` pass messages; any other value as it is.
  public func withoutNoneMembers() -> TemplateValue {
    guard case .dict(let dict) = value else { return self }
    let kept = dict.entries.filter { if case .none = $0.value { false } else { true } }
    return kept.count == dict.count ? self : TemplateValue(.dict(Dict.make(kept)))
  }

  /// The members of a dictionary in their order; nil for other values and for keys that are no
  /// strings.
  public var members: [(key: String, value: TemplateValue)]? {
    guard case .dict(let dict) = value else { return nil }
    var members: [(key: String, value: TemplateValue)] = []
    for entry in dict.entries {
      guard case .string(let key) = entry.key else { return nil }
      members.append((key.string, TemplateValue(entry.value)))
    }
    return members
  }

  /// The items of a list; nil for other values.
  public var items: [TemplateValue]? {
    guard case .list(let list) = value else { return nil }
    return list.items.map { TemplateValue($0) }
  }

  /// The text of a string, holes (`TextHole`) as they are written; nil for other values.
  public var text: String? {
    guard case .string(let text) = value else { return nil }
    return String(decoding: text.unwatchedBytes, as: UTF8.self)
  }
}
