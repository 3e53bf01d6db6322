// SPDX-License-Identifier: Apache-2.0

/// The methods of strings.
enum StringMethod: String {
  case capitalize, casefold, center, count, endswith, expandtabs, find, format, index, isalnum
  case isalpha, isascii, isdecimal, isdigit, isidentifier, islower, isnumeric, isprintable, isspace
  case istitle, isupper, join, ljust, lower, lstrip, partition, removeprefix, removesuffix, replace
  case rfind, rindex, rjust, rpartition, rsplit, rstrip, split, splitlines, startswith, strip
  case swapcase, title, upper, zfill
}

/// What the methods of strings do, as in Python.
enum StringMethods {
  static func call(
    _ method: StringMethod, of text: Text, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    try renderer.step(1 + text.chargedCount / 64)
    let call = MethodCall(name: method.rawValue, arguments: arguments)
    switch method {
    case .strip, .lstrip, .rstrip:
      let characters = try call.optionalText(0)
      return .string(
        text.stripped(
          of: characters, atStart: method != .rstrip, atEnd: method != .lstrip))
    case .startswith: return .bool(try affix(text, call) { $0.hasPrefix($1) })
    case .endswith: return .bool(try affix(text, call) { $0.hasSuffix($1) })
    case .split, .rsplit:
      return .list(
        try Splitting.split(
          text, by: call.optionalText(0, "sep"), limit: call.optionalInt(1, "maxsplit") ?? -1,
          fromEnd: method == .rsplit
        ).map { .string($0) })
    case .splitlines:
      return .list(
        Splitting.lines(of: text, keepsEnds: try call.value(0, "keepends")?.isTrue ?? false)
          .map { .string($0) })
    case .partition, .rpartition:
      return .tuple(
        try Splitting.partition(text, by: call.text(0), fromEnd: method == .rpartition)
          .map { .string($0) })
    case .replace:
      return .string(
        try text.replacing(
          call.text(0), by: call.text(1), atMost: call.optionalInt(2, "count") ?? -1,
          limit: renderer.limits.maximumOutput))
    case .join: return .string(try join(call, with: text, renderer))
    case .removeprefix:
      return .string(text.removing(prefix: try call.text(0)))
    case .removesuffix:
      return .string(text.removing(suffix: try call.text(0)))
    case .find, .index, .rfind, .rindex, .count: return .int(try search(method, text, call))
    case .upper, .lower, .title, .capitalize, .swapcase, .casefold:
      try call.expectNone()
      return .string(text.recased(method))
    case .center, .ljust, .rjust, .zfill:
      return .string(
        try Padding.pad(text, method, call, limit: renderer.limits.maximumOutput))
    case .expandtabs:
      return .string(
        try Padding.expandTabs(
          text, size: call.optionalInt(0, "tabsize") ?? 8, limit: renderer.limits.maximumOutput))
    case .format:
      // Digits are found by long arithmetic.
      try renderer.step(text.count * 16)
      return .string(
        try StringFormat(arguments: arguments, limit: renderer.limits.maximumOutput).apply(text))
    default:
      try call.expectNone()
      return .bool(text.satisfies(method))
    }
  }

  private static func affix(
    _ text: Text, _ call: MethodCall, _ matches: (Text, Text) -> Bool
  ) throws(TemplateError) -> Bool {
    var text = text
    if call.arguments.positional.count > 1 {
      guard
        case .string(let piece) = try Slice(
          start: call.optionalInt(1, "start"), stop: call.optionalInt(2, "end"), step: nil
        ).apply(to: .string(text))
      else { return false }
      text = piece
    }
    switch try call.value(0) {
    case .string(let affix): return matches(text, affix)
    case .tuple(let list):
      for item in list.items {
        if case .string(let affix) = item, matches(text, affix) { return true }
      }
      return false
    case .undefined(let undefined): throw undefined.error
    case let other:
      throw .evaluation(
        "\(call.name) first arg must be str or a tuple of str, not \(other?.typeName ?? "nothing")")
    }
  }

  private static func join(
    _ call: MethodCall, with separator: Text, _ renderer: Renderer
  ) throws(TemplateError) -> Text {
    guard let value = try call.value(0) else { throw call.missing(0) }
    var bytes: [UInt8] = []
    for (index, item) in try Iteration.required(value).enumerated() {
      guard case .string(let text) = item else {
        throw .evaluation(
          "sequence item \(index): expected str instance, \(item.typeName) found")
      }
      if index > 0 { bytes.append(separator) }
      bytes.append(text)
      guard bytes.count <= renderer.limits.maximumOutput else {
        throw .limit("a string is too long")
      }
    }
    return Text(bytes)
  }

  private static func search(
    _ method: StringMethod, _ text: Text, _ call: MethodCall
  ) throws(TemplateError) -> Int {
    let needle = try call.text(0)
    let length = text.length
    let start = bound(try call.optionalInt(1, "start") ?? 0, length)
    let end = bound(try call.optionalInt(2, "end") ?? length, length)
    var found: Int?
    if start <= end {
      let lower = text.offset(ofCharacter: start)
      let piece = text.piece(lower, max(lower, text.offset(ofCharacter: end)))
      switch method {
      case .count: return piece.occurrences(of: needle)
      case .find, .index: found = TextBytes.firstIndex(of: needle, in: piece)
      default: found = piece.lastIndex(of: needle)
      }
      found = found.map { start + piece.position(ofByte: $0) }
    }
    if method == .count { return 0 }
    if found == nil, method == .index || method == .rindex {
      throw .evaluation("substring not found")
    }
    return found ?? -1
  }

  private static func bound(_ index: Int, _ length: Int) -> Int {
    index < 0 ? max(0, index &+ length) : index
  }
}

/// The arguments of a method, read by place or name.
struct MethodCall {
  let name: String
  let arguments: Arguments

  func value(_ index: Int, _ name: String? = nil) throws(TemplateError) -> Value? {
    if index < arguments.positional.count { return arguments.positional[index] }
    return arguments.keywords.first { $0.name == name }?.value
  }

  func text(_ index: Int) throws(TemplateError) -> Text {
    switch try value(index) {
    case .string(let text): return text
    case .undefined(let undefined): throw undefined.error
    case nil: throw missing(index)
    case .some(let other):
      throw .evaluation("\(name)() argument \(index + 1) must be str, not \(other.typeName)")
    }
  }

  func optionalText(_ index: Int, _ name: String? = nil) throws(TemplateError) -> Text? {
    switch try value(index, name) {
    case nil, .some(.none): return nil
    case .string(let text): return text
    case .undefined(let undefined): throw undefined.error
    case .some(let other):
      throw .evaluation(
        "\(self.name) arg must be None or str, not \(other.typeName)")
    }
  }

  func optionalInt(_ index: Int, _ name: String? = nil) throws(TemplateError) -> Int? {
    switch try value(index, name) {
    case nil, .some(.none): return nil
    case .int(let value): return value
    case .bool(let value): return value ? 1 : 0
    case .undefined(let undefined): throw undefined.error
    case .some(let other):
      throw .evaluation("'\(other.typeName)' object cannot be interpreted as an integer")
    }
  }

  func expectNone() throws(TemplateError) {
    guard arguments.isEmpty else {
      throw .evaluation("str.\(name)() takes no arguments (\(arguments.positional.count) given)")
    }
  }

  func missing(_ index: Int) -> TemplateError {
    .evaluation("\(name) expected at least \(index + 1) argument, got \(index)")
  }
}
