// SPDX-License-Identifier: Apache-2.0

/// Python's `str.format`.
struct StringFormat {
  let arguments: Arguments
  let limit: Int

  func apply(_ format: Text) throws(TemplateError) -> Text {
    var output: [UInt8] = []
    var automatic = 0
    try apply(format, depth: 2, &automatic, into: &output)
    return Text(output)
  }

  private func apply(
    _ format: Text, depth: Int, _ automatic: inout Int, into output: inout [UInt8]
  ) throws(TemplateError) {
    guard depth > 0 else { throw .evaluation("Max string recursion exceeded") }
    var rest = format.bytes
    let open = UInt8(ascii: "{")
    let close = UInt8(ascii: "}")
    while let byte = rest.popFirst() {
      guard byte == open || byte == close else {
        output.append(byte)
        continue
      }
      if rest.first == byte {
        rest.removeFirst()
        output.append(byte)
        continue
      }
      guard byte == open else {
        throw .evaluation("Single '}' encountered in format string")
      }
      let field = try takeField(&rest)
      output += try formatted(field, depth: depth, &automatic)
      guard output.count <= limit else { throw .limit("a string is too long") }
    }
  }

  private func takeField(_ rest: inout ArraySlice<UInt8>) throws(TemplateError) -> Text {
    var level = 1
    var end = rest.startIndex
    while end < rest.endIndex {
      if rest[end] == UInt8(ascii: "{") { level += 1 }
      if rest[end] == UInt8(ascii: "}") {
        level -= 1
        if level == 0 { break }
      }
      end += 1
    }
    guard end < rest.endIndex else { throw .evaluation("expected '}' before end of string") }
    defer { rest = rest[(end + 1)...] }
    return Text(rest[rest.startIndex..<end])
  }

  private func formatted(
    _ field: Text, depth: Int, _ automatic: inout Int
  ) throws(TemplateError) -> [UInt8] {
    var head = Array(field.bytes)
    var specText = Text.empty
    if let colon = head.firstIndex(of: UInt8(ascii: ":")) {
      var spec: [UInt8] = []
      try apply(Text(head[(colon + 1)...]), depth: depth - 1, &automatic, into: &spec)
      specText = Text(spec)
      head.removeSubrange(colon...)
    }
    var conversion: UInt8?
    if head.count >= 2, head[head.count - 2] == UInt8(ascii: "!") {
      conversion = head.popLast()
      head.removeLast()
    }
    var value = try value(named: head, &automatic)
    var printer = Printer(limit: limit)
    if let conversion {
      var bytes: [UInt8] = []
      switch conversion {
      case UInt8(ascii: "r"), UInt8(ascii: "a"): try printer.represent(value, into: &bytes)
      case UInt8(ascii: "s"): try printer.print(value, into: &bytes)
      default: throw .evaluation("Unknown conversion specifier")
      }
      value = .string(bytes)
    }
    let spec = try FormatSpec(specText)
    if case .string(let text) = value { return try spec.format(text: text, limit: limit) }
    if case .bool = value, specText.isEmpty {} else if let number = Number(value) {
      return try spec.format(number: number, limit: limit)
    }
    guard specText.isEmpty else {
      if case .undefined(let undefined) = value { throw undefined.error }
      throw .evaluation("unsupported format string passed to \(value.typeName).__format__")
    }
    var bytes: [UInt8] = []
    try printer.print(value, into: &bytes)
    return bytes
  }

  /// Finds `0`, `name`, `name.attribute` or `name[key]`.
  private func value(
    named path: [UInt8], _ automatic: inout Int
  ) throws(TemplateError) -> Value {
    let end = path.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") } ?? path.count
    let name = String(decoding: path[..<end], as: UTF8.self)
    var value: Value
    if name.isEmpty || name.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) {
      let index = Int(name) ?? automatic
      if name.isEmpty { automatic += 1 }
      guard index < arguments.positional.count else {
        throw .evaluation(
          "Replacement index \(index) out of range for positional args tuple")
      }
      value = arguments.positional[index]
    } else {
      guard let found = arguments.keywords.first(where: { $0.name == name }) else {
        throw .evaluation(Value.string(name).represented)
      }
      value = found.value
    }
    var rest = path[end...]
    while let mark = rest.popFirst() {
      if mark == UInt8(ascii: ".") {
        let part = rest.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") }
        rest = rest[part.endIndex...]
        value = try NameAccess(String(decoding: part, as: UTF8.self)).attribute(of: value)
      } else {
        let part = rest.prefix { $0 != UInt8(ascii: "]") }
        rest = rest[part.endIndex...].dropFirst()
        let key = String(decoding: part, as: UTF8.self)
        value = try Attributes.item(Int(key).map { .int($0) } ?? .string(key), of: value)
      }
    }
    return value
  }
}
