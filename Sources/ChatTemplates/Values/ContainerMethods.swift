// SPDX-License-Identifier: Apache-2.0

/// The methods of dictionaries that change nothing.
enum DictMethod: String {
  case get, items, keys, values, copy

  func call(of dict: Dict, _ arguments: Arguments) throws(TemplateError) -> Value {
    switch self {
    case .items: return .object(DictView(dict, .items))
    case .keys: return .object(DictView(dict, .keys))
    case .values: return .object(DictView(dict, .values))
    case .copy: return .dict(dict)
    case .get:
      guard arguments.keywords.isEmpty, 1...2 ~= arguments.positional.count else {
        throw .evaluation("get expected 1 or 2 arguments, got \(arguments.positional.count)")
      }
      let key = arguments.positional[0]
      guard key.isHashable else { throw .evaluation("unhashable type: '\(key.typeName)'") }
      return dict.value(for: key)
        ?? (arguments.positional.count > 1 ? arguments.positional[1] : .none)
    }
  }
}

/// The methods of lists and tuples that change nothing.
enum ListMethod: String {
  case count, index, copy

  func call(of items: [Value], _ arguments: Arguments) throws(TemplateError) -> Value {
    if self == .copy { return .list(items) }
    guard let wanted = arguments.positional.first, arguments.keywords.isEmpty else {
      throw .evaluation("\(rawValue) expected an argument, got 0")
    }
    if self == .count {
      var count = 0
      for item in items where try Comparison.areEqual(item, wanted) { count += 1 }
      return .int(count)
    }
    var bounds: [Int] = []
    for bound in arguments.positional.dropFirst() {
      guard case .int(let value) = bound else {
        throw .evaluation("slice indices must be integers or have an __index__ method")
      }
      bounds.append(min(max(value < 0 ? value &+ items.count : value, 0), items.count))
    }
    let start = bounds.first ?? 0
    let end = bounds.count > 1 ? bounds[1] : items.count
    for index in start..<max(start, end) where try Comparison.areEqual(items[index], wanted) {
      return .int(index)
    }
    throw .evaluation("\(wanted.represented) is not in list")
  }
}
