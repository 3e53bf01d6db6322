// SPDX-License-Identifier: Apache-2.0

/// What loops, filters and unpacking see in a value.
enum Iteration {
  /// Returns the items of a value; nil when it cannot be looped over.
  static func items(of value: Value) throws(TemplateError) -> [Value]? {
    switch value {
    case .list(let list), .tuple(let list): list.items
    case .dict(let dict): dict.entries.map(\.key)
    case .string(let text): characters(of: text)
    case .undefined: []
    case .object(let object): object.iterate()
    default: nil
    }
  }

  /// Returns the items of a value.
  static func required(_ value: Value) throws(TemplateError) -> [Value] {
    guard let items = try items(of: value) else {
      throw .evaluation("'\(value.typeName)' object is not iterable")
    }
    return items
  }

  static func characters(of text: Text) -> [Value] {
    var characters: [Value] = []
    characters.reserveCapacity(text.count)
    var start = 0
    let base = Int(text.lower)
    for end in 1..<(text.count + 1) {
      guard end == text.count || text.storage[base + end] & 0xC0 != 0x80 else { continue }
      characters.append(.string(text.piece(start, end)))
      start = end
    }
    return characters
  }
}
