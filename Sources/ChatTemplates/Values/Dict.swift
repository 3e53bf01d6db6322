// SPDX-License-Identifier: Apache-2.0

/// A dictionary in the order of its insertion.
final class Dict {
  struct Entry {
    let key: Value
    let value: Value
    /// The length and the first bytes of a text, which tell most keys apart.
    let signature: UInt64

    init(key: Value, value: Value) {
      self.key = key
      self.value = value
      if case .string(let text) = key { signature = text.signature } else { signature = 0 }
    }
  }

  let entries: [Entry]
  let depth: Int
  private let places: [Key: Int]?

  static var empty: Dict { Dict(distinct: []) }

  /// Creates a dictionary whose keys are known to differ.
  private init(distinct entries: [Entry]) {
    self.entries = entries
    var depth = 0
    for entry in entries {
      depth = max(depth, entry.value.depth)
      if entry.signature == 0 { depth = max(depth, entry.key.depth) }
    }
    self.depth = depth + 1
    guard entries.count > Dict.indexedCount else {
      places = nil
      return
    }
    var places: [Key: Int] = [:]
    for (place, entry) in entries.enumerated() { places[Key(entry.key)] = place }
    self.places = places
  }

  /// Creates a dictionary; of equal keys the first gives the place and the last the value.
  static func make(_ entries: [Entry]) -> Dict {
    guard entries.count > indexedCount else {
      return Dict(distinct: areDistinct(entries) ? entries : mergeFew(entries))
    }
    var places: [Key: Int] = [:]
    var distinct: [Entry] = []
    for entry in entries {
      let key = Key(entry.key)
      if let place = places[key] {
        distinct[place] = Entry(key: distinct[place].key, value: entry.value)
      } else {
        places[key] = distinct.count
        distinct.append(entry)
      }
    }
    return Dict(distinct: distinct)
  }

  /// Returns whether keys differ at a glance.
  private static func areDistinct(_ entries: [Entry]) -> Bool {
    for index in entries.indices {
      let signature = entries[index].signature
      if signature == 0 { return false }
      for other in 0..<index where entries[other].signature == signature { return false }
    }
    return true
  }

  private static func mergeFew(_ entries: [Entry]) -> [Entry] {
    var distinct: [Entry] = []
    distinct.reserveCapacity(entries.count)
    for entry in entries {
      if let place = distinct.firstIndex(where: { $0.key.isSameKey(as: entry.key) }) {
        distinct[place] = Entry(key: distinct[place].key, value: entry.value)
      } else {
        distinct.append(entry)
      }
    }
    return distinct
  }

  var count: Int { entries.count }

  func value(for key: Value) -> Value? {
    if case .string(let text) = key { return value(for: text) }
    if let places { return places[Key(key)].map { entries[$0].value } }
    return entries.first { $0.key.isSameKey(as: key) }?.value
  }

  func value(for text: Text) -> Value? { value(for: text, text.signature) }

  func value(for text: Text, _ signature: UInt64) -> Value? {
    place(of: text, signature).map { entries[$0].value }
  }

  /// Returns whether the entry with a key is the text `other`; nil when there is none.
  func isText(_ other: Text, at key: Text, _ signature: UInt64) -> Bool? {
    guard let place = place(of: key, signature) else { return nil }
    guard case .string(let text) = entries[place].value else { return false }
    return text == other
  }

  @inline(__always)
  private func place(of text: Text, _ signature: UInt64) -> Int? {
    if let places { return places[Key(.string(text))] }
    for index in entries.indices where entries[index].signature == signature {
      // A text of up to seven bytes is all in its signature.
      if (signature >> 56) &- 1 < 7 { return index }
      if case .string(let key) = entries[index].key, key == text { return index }
    }
    return nil
  }

  /// From how many entries on an index is worth its memory.
  private static let indexedCount = 16
}

/// A dictionary key by Python's equality, under which 1, 1.0 and True are the same.
struct Key: Hashable {
  let value: Value

  init(_ value: Value) { self.value = value }

  static func == (left: Key, right: Key) -> Bool { left.value.isSameKey(as: right.value) }

  func hash(into hasher: inout Hasher) {
    switch value {
    case .string(let text): hasher.combine(text)
    case .bool(let bool): hasher.combine(bool ? 1.0 : 0.0)
    case .int(let int): hasher.combine(Double(int))
    case .float(let float): hasher.combine(float)
    case .tuple(let list): for item in list.items { Key(item).hash(into: &hasher) }
    default: hasher.combine(value.typeName)
    }
  }
}

extension Value {
  /// Whether the value can be a dictionary's key.
  var isHashable: Bool {
    switch self {
    case .list, .dict: false
    case .tuple(let list): list.items.allSatisfy(\.isHashable)
    default: true
    }
  }

  func isSameKey(as other: Value) -> Bool {
    if case .string(let left) = self, case .string(let right) = other { return left == right }
    var budget = Comparison.defaultBudget
    return (try? Comparison.areEqual(self, other, budget: &budget)) ?? false
  }
}

/// What `keys`, `values` and `items` of a dictionary return.
final class DictView: Object {
  enum Part: String { case keys, values, items }

  let dict: Dict
  let part: Part

  init(_ dict: Dict, _ part: Part) {
    self.dict = dict
    self.part = part
    super.init(depth: dict.depth + 1)
  }

  override var typeName: String { "dict_\(part.rawValue)" }
  override var isTrue: Bool { dict.count > 0 }
  override var length: Int? { dict.count }
  override func iterate() -> [Value]? {
    switch part {
    case .keys: dict.entries.map(\.key)
    case .values: dict.entries.map(\.value)
    case .items: dict.entries.map { .tuple([$0.key, $0.value]) }
    }
  }
  override func isEqual(to other: Object) -> Bool {
    guard let other = other as? DictView, part == other.part, part != .values,
      dict.count == other.dict.count
    else { return self === other }
    return Value.dict(dict).isSameKey(as: .dict(other.dict))
      || (part == .keys && dict.entries.allSatisfy { other.dict.value(for: $0.key) != nil })
  }
  override func print(into bytes: inout [UInt8], _ printer: inout Printer) throws(TemplateError) {
    bytes.append("\(typeName)(")
    try printer.represent(.list(iterate() ?? []), into: &bytes)
    bytes.append(")")
  }
}
