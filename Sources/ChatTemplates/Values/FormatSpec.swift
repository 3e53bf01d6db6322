// SPDX-License-Identifier: Apache-2.0

/// How a value is to be spelled by `%` or by `str.format`.
struct FormatSpec {
  var fill: Unicode.Scalar = " "
  var align: UInt8?
  var sign: UInt8?
  var isAlternate = false
  var width: Int?
  var groups: UInt8?
  var precision: Int?
  var type: UInt8?

  init() {}

  /// Reads `[[fill]align][sign][#][0][width][,][.precision][type]`.
  init(_ text: Text) throws(TemplateError) {
    var rest = text.scalars[...]
    func isAlign(_ scalar: Unicode.Scalar?) -> Bool {
      scalar.map { "<>^=".unicodeScalars.contains($0) } ?? false
    }
    if isAlign(rest.dropFirst().first) {
      fill = rest.removeFirst()
      align = UInt8(rest.removeFirst().value)
    } else if isAlign(rest.first) {
      align = UInt8(rest.removeFirst().value)
    }
    if let scalar = rest.first, "+- ".unicodeScalars.contains(scalar) {
      sign = UInt8(rest.removeFirst().value)
    }
    if rest.first == "#" {
      isAlternate = true
      rest.removeFirst()
    }
    if rest.first == "0" {
      rest.removeFirst()
      if align == nil {
        fill = "0"
        align = UInt8(ascii: "=")
      }
    }
    width = try FormatSpec.number(&rest)
    if let scalar = rest.first, scalar == "," || scalar == "_" {
      groups = UInt8(rest.removeFirst().value)
    }
    if rest.first == "." {
      rest.removeFirst()
      guard let digits = try FormatSpec.number(&rest) else {
        throw .evaluation("Format specifier missing precision")
      }
      precision = digits
    }
    if let scalar = rest.popFirst() {
      guard scalar.isASCII else { throw .evaluation("Invalid format specifier") }
      type = UInt8(scalar.value)
    }
    guard rest.isEmpty else { throw .evaluation("Invalid format specifier") }
  }

  private static func number(
    _ rest: inout ArraySlice<Unicode.Scalar>
  ) throws(TemplateError) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.properties.numericType == .decimal }
    rest = rest[digits.endIndex...]
    guard !digits.isEmpty else { return nil }
    guard let value = Int(String(String.UnicodeScalarView(digits))) else {
      throw .evaluation("Too many decimal digits in format string")
    }
    return value
  }

  func format(text: Text, limit: Int) throws(TemplateError) -> [UInt8] {
    guard type == nil || type == UInt8(ascii: "s") else { throw unknown("str") }
    var text = text
    if let precision { text = text.piece(0, text.offset(ofCharacter: precision)) }
    return try padded(
      sign: [], Array(text.bytes), length: text.length, defaultAlign: UInt8(ascii: "<"), limit)
  }

  /// Spells a number; `truncates` floats for `d`, as `%` does.
  func format(
    number: Number, truncates: Bool = false, limit: Int
  ) throws(TemplateError) -> [UInt8] {
    guard precision ?? 0 <= 1_000 else { throw .limit("a number has too many decimals") }
    var digits = try spelled(number, truncates)
    var sign: [UInt8] = []
    if digits.hasPrefix("-") {
      digits.removeFirst()
      sign = [UInt8(ascii: "-")]
    } else if let wanted = self.sign, wanted != UInt8(ascii: "-") {
      sign = [wanted]
    }
    if isAlternate, let prefix = alternatePrefix { sign += Array(prefix.utf8) }
    if let groups { digits = grouped(digits, Character(Unicode.Scalar(groups))) }
    var spec = self
    if fill == "0", align == nil { spec.align = UInt8(ascii: "=") }
    return try spec.padded(
      sign: sign, Array(digits.utf8), length: digits.utf8.count,
      defaultAlign: UInt8(ascii: ">"), limit)
  }

  private var alternatePrefix: String? {
    switch type {
    case UInt8(ascii: "x"): "0x"
    case UInt8(ascii: "X"): "0X"
    case UInt8(ascii: "o"): "0o"
    case UInt8(ascii: "b"): "0b"
    default: nil
    }
  }

  private func spelled(_ number: Number, _ truncates: Bool) throws(TemplateError) -> String {
    if let type, "fFeEgG%".utf8.contains(type) { return try real(number.double, type) }
    switch number {
    case .int(let value): return truncates ? padded(try integer(value)) : try integer(value)
    case .float(let value):
      guard type != nil else {
        return precision == nil
          ? PythonFloat.spell(value) : try real(value, UInt8(ascii: "g"))
      }
      guard truncates, let whole = Int(exactly: value.rounded(.towardZero)) else {
        throw unknown("float")
      }
      return padded(try integer(whole))
    }
  }

  /// Returns digits with the zeros in front that `%.5d` asks for.
  private func padded(_ digits: String) -> String {
    let isNegative = digits.hasPrefix("-")
    let missing = (precision ?? 0) - digits.utf8.count + (isNegative ? 1 : 0)
    guard missing > 0 else { return digits }
    let zeros = String(repeating: "0", count: missing)
    return isNegative ? "-" + zeros + digits.dropFirst() : zeros + digits
  }

  private func integer(_ value: Int) throws(TemplateError) -> String {
    switch type {
    case nil, UInt8(ascii: "d"), UInt8(ascii: "n"): String(value)
    case UInt8(ascii: "x"): String(value, radix: 16)
    case UInt8(ascii: "X"): String(value, radix: 16, uppercase: true)
    case UInt8(ascii: "o"): String(value, radix: 8)
    case UInt8(ascii: "b"): String(value, radix: 2)
    default: throw unknown("int")
    }
  }

  private func real(_ value: Double, _ type: UInt8) throws(TemplateError) -> String {
    let decimals = precision ?? 6
    switch type {
    case UInt8(ascii: "f"), UInt8(ascii: "F"): return PythonFloat.fixed(value, decimals)
    case UInt8(ascii: "%"): return PythonFloat.fixed(value * 100, decimals) + "%"
    case UInt8(ascii: "e"), UInt8(ascii: "E"):
      let text = PythonFloat.exponential(value, decimals)
      return type == UInt8(ascii: "E") ? text.uppercased() : text
    default:
      let text = PythonFloat.general(value, max(decimals, 1))
      return type == UInt8(ascii: "G") ? text.uppercased() : text
    }
  }

  private func grouped(_ digits: String, _ separator: Character) -> String {
    let whole = digits.prefix { $0.isNumber }
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { result.append(separator) }
      result.append(digit)
    }
    return result + digits.dropFirst(whole.count)
  }

  private func padded(
    sign: [UInt8], _ body: [UInt8], length: Int, defaultAlign: UInt8, _ limit: Int
  ) throws(TemplateError) -> [UInt8] {
    let width = max(0, width ?? 0)
    let missing = max(0, width - length - sign.count)
    guard width <= limit else { throw .limit("a string is too long") }
    func filling(_ count: Int) -> [UInt8] {
      var bytes: [UInt8] = []
      for _ in 0..<count { bytes.append(fill) }
      return bytes
    }
    switch align ?? defaultAlign {
    case UInt8(ascii: "<"): return sign + body + filling(missing)
    case UInt8(ascii: "^"):
      return filling(missing / 2) + sign + body + filling(missing - missing / 2)
    case UInt8(ascii: "="): return sign + filling(missing) + body
    default: return filling(missing) + sign + body
    }
  }

  private func unknown(_ typeName: String) -> TemplateError {
    let code = type.map { String(Unicode.Scalar($0)) } ?? ""
    return .evaluation("Unknown format code '\(code)' for object of type '\(typeName)'")
  }
}
