// SPDX-License-Identifier: Apache-2.0

public import JSONLines

/// What parts should have in the same proportions.
public enum StratumKey: Sendable, Hashable {
  /// The format of the record.
  case format
  /// How many answers a conversation has.
  case turns
  /// The language that most is written in.
  case language
  /// Whether there are tools.
  case hasTools
  /// The length of the row in bytes, by powers of four.
  case length
  /// A value of the record.
  case value(at: JSONPointer)

  private static let names: [(name: String, key: StratumKey)] = [
    ("format", .format), ("turns", .turns), ("language", .language), ("has-tools", .hasTools),
    ("length", .length),
  ]

  /// The words for keys that are computed.
  public static var computedNames: [String] { names.map(\.name) }

  /// Reads the name of a computed key or a JSON Pointer.
  public init?(_ text: String) {
    if let known = StratumKey.names.first(where: { $0.name == text }) {
      self = known.key
    } else if text.hasPrefix("/"), let pointer = JSONPointer(text) {
      self = .value(at: pointer)
    } else {
      return nil
    }
  }

  /// The key as the user writes it.
  public var name: String {
    if case .value(let pointer) = self { return pointer.description }
    return StratumKey.names.first { $0.key == self }?.name ?? ""
  }

  /// The keys at the top level of a record that have to be there only for this.
  var topLevelKeys: [String] {
    if case .value(let pointer) = self { [pointer.tokens.first].compactMap(\.self) } else { [] }
  }
}

extension StratumKey {
  private static let longestLabel = 100

  /// Returns what a row has for the key, in a word or a few.
  func label(_ root: JSONValue, _ shape: RecordShape, turns: Int) -> String {
    switch self {
    case .format: if case .format(let format) = shape { format.rawValue } else { "none" }
    case .turns: String(turns)
    case .language: language(root, shape)
    case .hasTools: StratumKey.hasTools(root) ? "yes" : "no"
    case .length: StratumKey.length(root.document.byteCount)
    case .value(let pointer): label(root.value(at: pointer))
    }
  }

  /// Whether a record has a value for the key; every one has for a key that is computed.
  func isThere(in root: JSONValue) -> Bool {
    guard case .value(let pointer) = self else { return true }
    return root.value(at: pointer).map { $0.kind != .null } ?? false
  }

  /// A list counts by its length: what it holds is as good as never the same.
  private func label(_ value: JSONValue?) -> String {
    guard let value, value.kind != .null else { return "none" }
    if value.kind == .array { return "\(value.elements.count) elements" }
    if let text = value.text { return String(text.prefix(StratumKey.longestLabel)) }
    var canonical = CanonicalJSON()
    canonical.append(value)
    return String(
      decoding: canonical.bytes.prefix(StratumKey.longestLabel), as: UTF8.self)
  }

  private func language(_ root: JSONValue, _ shape: RecordShape) -> String {
    var format: DatasetFormat?
    if case .format(let found) = shape { format = found }
    return LanguageGuess.code(of: RowText.bytes(root, format).span)
  }

  private static func hasTools(_ root: JSONValue) -> Bool {
    let tools = root["tools"] ?? root["input"]?["tools"]
    return tools?.elements.isEmpty == false
  }

  private static func length(_ byteCount: Int) -> String {
    var limit = 256
    while byteCount > limit { limit *= 4 }
    return "up to \(limit) bytes"
  }
}
