// SPDX-License-Identifier: Apache-2.0

extension Filters {
  static func sequence(_ name: String) -> Filter? {
    switch name {
    case "length", "count": return length
    case "first": return first
    case "last": return last
    case "join": return join
    case "list":
      return { (value, _, _) throws(TemplateError) in .list(try Iteration.required(value)) }
    case "items": return items
    case "dictsort": return dictSort
    case "sort": return sort
    case "unique": return unique
    case "reverse": return reverse
    case "min", "max": return extreme(sign: name == "min" ? 1 : -1)
    case "sum": return sum
    case "batch": return batch
    case "slice": return slice
    case "groupby": return groupBy
    case "default", "d": return fallback
    case "attr":
      return { (value, arguments, renderer) throws(TemplateError) in
        let name = try text(
          arguments.bound(to: ["name"], of: "attr", required: 1)[0] ?? .none, renderer)
        if case .undefined(let undefined) = value { throw undefined.error }
        return Attributes.known(name.string, of: value)
          ?? .undefined(Undefined(.attribute(name.string, of: value.describedType)))
      }
    default: return nil
    }
  }

  private static func fallback(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let bound = try arguments.bound(to: ["default_value", "boolean"], of: "default")
    let isMissing: Bool
    if case .undefined = value { isMissing = true } else {
      isMissing = bound[1]?.isTrue == true && !value.isTrue
    }
    return isMissing ? bound[0] ?? .string(.empty) : value
  }

  private static func length(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    switch value {
    case .string(let text): return .int(text.length)
    case .list(let list), .tuple(let list): return .int(list.items.count)
    case .dict(let dict): return .int(dict.count)
    case .undefined: return .int(0)
    case .object(let object):
      if let length = object.length { return .int(length) }
    default: break
    }
    throw .evaluation("object of type '\(value.typeName)' has no len()")
  }

  private static func first(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let found: Value?
    if case .object(let generator as Generator) = value {
      found = generator.next()
    } else {
      found = try Iteration.required(value).first
    }
    return found ?? .undefined(Undefined(.hint("No first item, sequence was empty.")))
  }

  private static func last(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    if case .object(let object) = value, object is Generator {
      throw .evaluation("'\(object.typeName)' object is not reversible")
    }
    return try Iteration.required(value).last
      ?? .undefined(Undefined(.hint("No last item, sequence was empty.")))
  }

  private static func join(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let bound = try arguments.bound(to: ["d", "attribute"], of: "join")
    let separator = try bound[0].map { (value) throws(TemplateError) in
      try text(value, renderer)
    } ?? .empty
    let attribute = getter(present(bound[1]))
    var printer = Printer(limit: renderer.limits.maximumOutput)
    var bytes: [UInt8] = []
    for (index, item) in try Iteration.required(value).enumerated() {
      if index > 0 { bytes.append(separator) }
      try printer.print(attribute(item), into: &bytes)
      guard bytes.count <= renderer.limits.maximumOutput else {
        throw .limit("a string is too long")
      }
    }
    return .string(bytes)
  }

  private static func items(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    switch value {
    case .undefined: .object(Generator([]))
    case .dict(let dict): .object(Generator(DictView(dict, .items).iterate() ?? []))
    default: throw .evaluation("Can only get item pairs from a mapping.")
    }
  }

  private static func dictSort(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let bound = try arguments.bound(to: ["case_sensitive", "by", "reverse"], of: "dictsort")
    guard case .dict(let dict) = value else {
      if case .undefined(let undefined) = value { throw undefined.error }
      throw .evaluation("'\(value.typeName)' object has no attribute 'items'")
    }
    let by = try bound[1].map { (by) throws(TemplateError) in try text(by, renderer) } ?? "key"
    guard by == "key" || by == "value" else {
      throw .evaluation("You can only sort by either \"key\" or \"value\"")
    }
    let isSensitive = bound[0]?.isTrue ?? false
    let sorted = try Sorting.sorted(dict.entries, isReversed: bound[2]?.isTrue ?? false) {
      let key = by == "key" ? $0.key : $0.value
      return isSensitive ? key : ignoringCase(key)
    }
    return .list(sorted.map { .tuple([$0.key, $0.value]) })
  }

  private static func sort(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let bound = try arguments.bound(to: ["reverse", "case_sensitive", "attribute"], of: "sort")
    let isSensitive = bound[1]?.isTrue ?? false
    let getters = attributes(present(bound[2])).map { getter($0) }
    return .list(
      try Sorting.sorted(
        Iteration.required(value), isReversed: bound[0]?.isTrue ?? false
      ) { (item) throws(TemplateError) in
        var keys: [Value] = []
        for get in getters {
          let key = try get(item)
          keys.append(isSensitive ? key : ignoringCase(key))
        }
        return keys.count == 1 ? keys[0] : .list(keys)
      })
  }

  private static func attributes(_ attribute: Value?) -> [Value?] {
    guard case .string(let text) = attribute else { return [attribute] }
    return text.string.split(separator: ",").map { .string(String($0)) }
  }

  /// Returns nil for an argument that is None.
  private static func present(_ value: Value?) -> Value? {
    if case .some(.none) = value { return nil }
    return value
  }

  private static func unique(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let bound = try arguments.bound(to: ["case_sensitive", "attribute"], of: "unique")
    let get = getter(present(bound[1]))
    var seen: Set<Key> = []
    var kept: [Value] = []
    for item in try Iteration.required(value) {
      let key = try get(item)
      guard key.isHashable else { throw .evaluation("unhashable type: '\(key.typeName)'") }
      let isSensitive = bound[0]?.isTrue ?? false
      if seen.insert(Key(isSensitive ? key : ignoringCase(key))).inserted { kept.append(item) }
    }
    return .object(Generator(kept))
  }

  private static func reverse(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    if case .string(let text) = value { return .string(Text(text.scalars.reversed())) }
    guard let items = try Iteration.items(of: value) else {
      throw .evaluation("argument must be iterable")
    }
    switch value {
    case .object(let object) where object is Generator: return .list(items.reversed())
    default: return .object(Generator(items.reversed(), name: "list_reverseiterator"))
    }
  }

  private static func extreme(sign: Int) -> Filter {
    { (value, arguments, _) throws(TemplateError) in
      let bound = try arguments.bound(to: ["case_sensitive", "attribute"], of: "min")
      let get = getter(present(bound[1]))
      let isSensitive = bound[0]?.isTrue ?? false
      var best: (item: Value, key: Value)?
      for item in try Iteration.required(value) {
        let raw = try get(item)
        let key = isSensitive ? raw : ignoringCase(raw)
        guard let current = best else {
          best = (item, key)
          continue
        }
        let isBetter =
          try sign > 0
          ? Comparison.isLess(key, current.key) : Comparison.isLess(current.key, key, ">")
        if isBetter { best = (item, key) }
      }
      return best?.item ?? .undefined(Undefined(.hint("No aggregated item, sequence was empty.")))
    }
  }

  private static func sum(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let bound = try arguments.bound(to: ["attribute", "start"], of: "sum")
    let get = getter(present(bound[0]))
    var total = bound[1] ?? .int(0)
    for item in try Iteration.required(value) {
      total = try renderer.arithmetic.apply(.add, total, get(item))
      try renderer.charge(total)
    }
    return total
  }

  private static func batch(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let bound = try arguments.bound(to: ["linecount", "fill_with"], of: "batch", required: 1)
    let size = try int(bound[0], 1)
    let items = try Iteration.required(value)
    var rows: [Value] = []
    var row: [Value] = []
    for item in items {
      if row.count == size {
        rows.append(.list(row))
        row = []
      }
      row.append(item)
    }
    if !row.isEmpty {
      if let fill = present(bound[1]), row.count < size {
        guard size - row.count <= 1_000_000 else { throw .limit("a list is too long") }
        row += Array(repeating: fill, count: size - row.count)
      }
      rows.append(.list(row))
    }
    return .object(Generator(rows))
  }

  private static func slice(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let bound = try arguments.bound(to: ["slices", "fill_with"], of: "slice", required: 1)
    let count = try int(bound[0], 1)
    guard count != 0 else { throw .evaluation("integer division or modulo by zero") }
    let items = try Iteration.required(value)
    guard count <= 1_000_000 else { throw .limit("a list is too long") }
    var slices: [Value] = []
    var start = 0
    for number in 0..<max(count, 0) {
      let size = items.count / count + (number < items.count % count ? 1 : 0)
      var slice = Array(items[start..<(start + size)])
      if let fill = present(bound[1]), number >= items.count % count { slice.append(fill) }
      slices.append(.list(slice))
      start += size
    }
    return .object(Generator(slices))
  }

  private static func groupBy(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let bound = try arguments.bound(
      to: ["attribute", "default", "case_sensitive"], of: "groupby", required: 1)
    let get = getter(bound[0], fallback: present(bound[1]))
    let isSensitive = bound[2]?.isTrue ?? false
    func key(_ item: Value) throws(TemplateError) -> Value {
      let key = try get(item)
      return isSensitive ? key : ignoringCase(key)
    }
    var groups: [(key: Value, items: [Value])] = []
    for item in try Sorting.sorted(Iteration.required(value), by: key) {
      let current = try key(item)
      if let last = groups.last, try Comparison.areEqual(last.key, current) {
        groups[groups.count - 1].items.append(item)
      } else {
        groups.append((current, [item]))
      }
    }
    var result: [Value] = []
    for group in groups {
      result.append(.object(Group(key: try get(group.items[0]), items: group.items)))
    }
    return .list(result)
  }
}

/// A pair that `groupby` makes, also known as `grouper` and `list`.
final class Group: Object {
  private let key: Value
  private let items: Value

  init(key: Value, items: [Value]) {
    self.key = key
    self.items = .list(items)
    super.init(depth: max(key.depth, self.items.depth) + 1)
  }

  override var typeName: String { "_GroupTuple" }
  override var length: Int? { 2 }
  override func iterate() -> [Value]? { [key, items] }
  override func attribute(_ name: String) -> Value? {
    name == "grouper" ? key : name == "list" ? items : nil
  }
  override func item(_ key: Value) -> Value? {
    switch key {
    case .int(0), .int(-2): self.key
    case .int(1), .int(-1): items
    default: nil
    }
  }
  override func print(into bytes: inout [UInt8], _ printer: inout Printer) throws(TemplateError) {
    try printer.represent(.tuple([key, items]), into: &bytes)
  }
}
