// SPDX-License-Identifier: Apache-2.0

/// `json.dumps` as the `tojson` filter of chat templates calls it.
struct JSONWriter {
  var ensuresASCII = false
  /// What one level of nesting is indented by; nil for everything on one line.
  var indent: Text?
  var itemSeparator: Text = ", "
  var keySeparator: Text = ": "
  var sortsKeys = false
  let limit: Int
  private(set) var output: [UInt8] = []

  init(limit: Int) { self.limit = limit }

  mutating func write(_ value: Value, level: Int = 0) throws(TemplateError) {
    guard output.count <= limit else { throw .limit("a string is too long") }
    guard level <= List.maximumDepth else { throw .limit("a value is nested too deeply") }
    switch value {
    case .none: output.append("null")
    case .bool(let value): output.append(value ? "true" : "false")
    case .int(let value): output.append(String(value))
    case .float(let value): output.append(JSONWriter.spell(value))
    case .string(let text): write(text)
    case .list(let list), .tuple(let list): try write(list.items, level)
    case .dict(let dict): try write(dict, level)
    case .object(let object as BigInteger): output.append(object.spelling)
    case .undefined, .object:
      throw .evaluation("Object of type \(value.typeName) is not JSON serializable")
    }
  }

  private static func spell(_ value: Double) -> String {
    value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity")
      : PythonFloat.spell(value)
  }

  private mutating func write(_ items: [Value], _ level: Int) throws(TemplateError) {
    output.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      separate(index, level + 1)
      try write(item, level: level + 1)
    }
    if !items.isEmpty { breakLine(level) }
    output.append(UInt8(ascii: "]"))
  }

  private mutating func write(_ dict: Dict, _ level: Int) throws(TemplateError) {
    output.append(UInt8(ascii: "{"))
    for (index, entry) in try sorted(dict).enumerated() {
      separate(index, level + 1)
      write(try JSONWriter.key(entry.key))
      output.append(keySeparator)
      try write(entry.value, level: level + 1)
    }
    if dict.count > 0 { breakLine(level) }
    output.append(UInt8(ascii: "}"))
  }

  private func sorted(_ dict: Dict) throws(TemplateError) -> [Dict.Entry] {
    guard sortsKeys else { return dict.entries }
    return try Sorting.sorted(dict.entries) { $0.key }
  }

  private static func key(_ key: Value) throws(TemplateError) -> Text {
    switch key {
    case .string(let text): return text
    case .bool(let value): return value ? "true" : "false"
    case .none: return "null"
    case .int(let value): return Text(String(value))
    case .float(let value): return Text(spell(value))
    default:
      throw .evaluation(
        "keys must be str, int, float, bool or None, not \(key.typeName)")
    }
  }

  private mutating func separate(_ index: Int, _ level: Int) {
    if index > 0 { output.append(itemSeparator) }
    breakLine(level)
  }

  private mutating func breakLine(_ level: Int) {
    guard let indent else { return }
    output.append(0x0A)
    for _ in 0..<level { output.append(indent) }
  }

  private mutating func write(_ text: Text) {
    output.append(UInt8(ascii: "\""))
    let storage = text.storage
    var plain = Int(text.lower)
    for index in text.range {
      let byte = storage[index]
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C || (ensuresASCII && byte >= 0x7F) else {
        continue
      }
      if ensuresASCII, byte >= 0x7F { return writeASCII(text, from: plain) }
      output.append(Text(storage, plain..<index))
      escape(byte)
      plain = index + 1
    }
    output.append(Text(storage, plain..<Int(text.upper)))
    output.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x22: output.append("\\\"")
    case 0x5C: output.append("\\\\")
    case 0x0A: output.append("\\n")
    case 0x0D: output.append("\\r")
    case 0x09: output.append("\\t")
    case 0x08: output.append("\\b")
    case 0x0C: output.append("\\f")
    default: output.append("\\u" + Printer.hexadecimal(UInt32(byte), 4))
    }
  }

  private mutating func writeASCII(_ text: Text, from start: Int) {
    for scalar in Text(text.storage, start..<Int(text.upper)).string.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C, 0..<0x20: escape(UInt8(scalar.value))
      case 0x20..<0x80: output.append(UInt8(scalar.value))
      default:
        for unit in UTF16.encode(scalar) ?? .init([]) {
          output.append("\\u" + Printer.hexadecimal(UInt32(unit), 4))
        }
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
