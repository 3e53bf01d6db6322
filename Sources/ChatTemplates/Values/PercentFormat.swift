// SPDX-License-Identifier: Apache-2.0

/// Python's `%` on strings.
struct PercentFormat {
  private var rest: ArraySlice<UInt8>
  private let values: [Value]
  private let named: Dict?
  private var used = 0
  private var printer: Printer
  private var output: [UInt8] = []

  static func apply(
    _ format: Text, _ argument: Value, printer: Printer
  ) throws(TemplateError) -> Text {
    var formatter = PercentFormat(format, argument, printer)
    try formatter.run()
    return Text(formatter.output)
  }

  private init(_ format: Text, _ argument: Value, _ printer: Printer) {
    rest = format.bytes
    self.printer = printer
    if case .tuple(let list) = argument { values = list.items } else { values = [argument] }
    if case .dict(let dict) = argument { named = dict } else { named = nil }
  }

  private mutating func run() throws(TemplateError) {
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        output.append(byte)
        continue
      }
      try convert()
      guard output.count <= printer.limit else { throw .limit("a string is too long") }
    }
    guard named != nil || used >= values.count else {
      throw .evaluation("not all arguments converted during string formatting")
    }
  }

  private mutating func convert() throws(TemplateError) {
    var key: Text?
    if rest.first == UInt8(ascii: "(") {
      guard let end = rest.firstIndex(of: UInt8(ascii: ")")) else {
        throw .evaluation("incomplete format key")
      }
      key = Text(rest[(rest.startIndex + 1)..<end])
      rest = rest[(end + 1)...]
    }
    var spec = FormatSpec()
    takeFlags(&spec)
    spec.width = try number()
    if let width = spec.width, width < 0 {
      spec.align = UInt8(ascii: "<")
      spec.width = Int(clamping: width.magnitude)
    }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      spec.precision = max(0, try number() ?? 0)
    }
    while let byte = rest.first, "hlL".utf8.contains(byte) { rest.removeFirst() }
    guard let type = rest.popFirst() else { throw .evaluation("incomplete format") }
    if type == UInt8(ascii: "%") { return output.append(type) }
    try write(value(for: key), as: type, spec)
  }

  private mutating func takeFlags(_ spec: inout FormatSpec) {
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "-"): spec.align = UInt8(ascii: "<")
      case UInt8(ascii: "+"): spec.sign = byte
      case UInt8(ascii: " "): if spec.sign == nil { spec.sign = byte }
      case UInt8(ascii: "#"): spec.isAlternate = true
      case UInt8(ascii: "0"): spec.fill = "0"
      default: return
      }
      rest.removeFirst()
    }
  }

  private mutating func number() throws(TemplateError) -> Int? {
    if rest.first == UInt8(ascii: "*") {
      rest.removeFirst()
      guard case .int(let value) = try value(for: nil) else { throw .evaluation("* wants int") }
      return value
    }
    let digits = rest.prefix { $0 &- UInt8(ascii: "0") < 10 }
    rest = rest[digits.endIndex...]
    guard !digits.isEmpty else { return nil }
    guard let value = Int(String(decoding: digits, as: UTF8.self)) else {
      throw .evaluation("width too big")
    }
    return value
  }

  private mutating func value(for key: Text?) throws(TemplateError) -> Value {
    if let key {
      guard let named else { throw .evaluation("format requires a mapping") }
      guard let value = named.value(for: key) else {
        throw .evaluation(Value.string(key).represented)
      }
      return value
    }
    guard used < values.count else {
      throw .evaluation("not enough arguments for format string")
    }
    used += 1
    return values[used - 1]
  }

  private mutating func write(
    _ value: Value, as type: UInt8, _ spec: FormatSpec
  ) throws(TemplateError) {
    var spec = spec
    let limit = printer.limit
    switch type {
    case UInt8(ascii: "s"), UInt8(ascii: "r"), UInt8(ascii: "a"):
      var bytes: [UInt8] = []
      if type == UInt8(ascii: "s") {
        try printer.print(value, into: &bytes)
      } else {
        try printer.represent(value, into: &bytes)
      }
      spec.fill = " "
      if spec.align == nil { spec.align = UInt8(ascii: ">") }
      output += try spec.format(text: Text(bytes), limit: limit)
    case UInt8(ascii: "c"):
      guard case .string(let text) = value, text.length == 1 else {
        throw .evaluation("%c requires int or char")
      }
      output.append(text)
    case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "x"),
      UInt8(ascii: "X"), UInt8(ascii: "o"), UInt8(ascii: "e"), UInt8(ascii: "E"),
      UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "g"), UInt8(ascii: "G"):
      guard let number = Number(value) else {
        throw .evaluation(
          "%\(Character(Unicode.Scalar(type))) format: a real number is required, not "
            + value.typeName)
      }
      spec.type = type == UInt8(ascii: "i") || type == UInt8(ascii: "u") ? UInt8(ascii: "d") : type
      output += try spec.format(number: number, truncates: true, limit: limit)
    default:
      throw .evaluation(
        "unsupported format character '\(Character(Unicode.Scalar(type)))' (0x"
          + "\(String(type, radix: 16)))")
    }
  }
}
