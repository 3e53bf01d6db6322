// SPDX-License-Identifier: Apache-2.0

/// Python's `str` and `repr` of values.
struct Printer {
  /// How many bytes the output may have.
  let limit: Int
  private var depth = 0

  init(limit: Int) { self.limit = limit }

  /// Appends what `str(value)` is.
  mutating func print(_ value: Value, into bytes: inout [UInt8]) throws(TemplateError) {
    switch value {
    case .string(let text): bytes.append(text)
    case .undefined: break
    default: try represent(value, into: &bytes)
    }
  }

  /// Appends what `repr(value)` is.
  mutating func represent(_ value: Value, into bytes: inout [UInt8]) throws(TemplateError) {
    guard bytes.count <= limit else { throw .limit("the output is too long") }
    switch value {
    case .none: bytes.append("None")
    case .undefined: bytes.append("Undefined")
    case .bool(let value): bytes.append(value ? "True" : "False")
    case .int(let value): bytes.append(String(value))
    case .float(let value): bytes.append(PythonFloat.spell(value))
    case .string(let text): Printer.quote(text, into: &bytes)
    case .list(let list):
      try represent(list.items, "[", "]", into: &bytes)
    case .tuple(let list):
      try represent(list.items, "(", list.items.count == 1 ? ",)" : ")", into: &bytes)
    case .dict(let dict): try represent(dict, into: &bytes)
    case .object(let object):
      try enter()
      try object.print(into: &bytes, &self)
      depth -= 1
    }
  }

  private mutating func enter() throws(TemplateError) {
    depth += 1
    guard depth <= List.maximumDepth + 100 else { throw .limit("a value is nested too deeply") }
  }

  private mutating func represent(
    _ items: [Value], _ open: String, _ close: String, into bytes: inout [UInt8]
  ) throws(TemplateError) {
    try enter()
    bytes.append(open)
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(", ") }
      try represent(item, into: &bytes)
    }
    bytes.append(close)
    depth -= 1
  }

  mutating func represent(_ dict: Dict, into bytes: inout [UInt8]) throws(TemplateError) {
    try enter()
    bytes.append("{")
    for (index, entry) in dict.entries.enumerated() {
      if index > 0 { bytes.append(", ") }
      try represent(entry.key, into: &bytes)
      bytes.append(": ")
      try represent(entry.value, into: &bytes)
    }
    bytes.append("}")
    depth -= 1
  }

  /// Appends the literal that Python writes for a string.
  static func quote(_ text: Text, into bytes: inout [UInt8]) {
    let apostrophe = UInt8(ascii: "'")
    let isDouble = text.bytes.contains(apostrophe) && !text.bytes.contains(UInt8(ascii: "\""))
    let quote = isDouble ? UInt8(ascii: "\"") : apostrophe
    bytes.append(quote)
    for scalar in text.string.unicodeScalars {
      switch scalar {
      case "\\": bytes.append("\\\\")
      case "\n": bytes.append("\\n")
      case "\r": bytes.append("\\r")
      case "\t": bytes.append("\\t")
      case _ where scalar.value == UInt32(quote):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(quote)
      case _ where scalar.isPrintable: bytes.append(scalar)
      case _ where scalar.value < 0x100: bytes.append("\\x" + hexadecimal(scalar.value, 2))
      case _ where scalar.value < 0x10000: bytes.append("\\u" + hexadecimal(scalar.value, 4))
      default: bytes.append("\\U" + hexadecimal(scalar.value, 8))
      }
    }
    bytes.append(quote)
  }

  static func hexadecimal(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Value {
  /// The value's `repr`, cut short, for messages.
  var represented: String {
    var printer = Printer(limit: 1_000)
    var bytes: [UInt8] = []
    do { try printer.represent(self, into: &bytes) } catch { bytes.append("...") }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// Whether Python's `repr` shows the character as it is.
  var isPrintable: Bool {
    if value < 0x7F { return value >= 0x20 }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }
}
