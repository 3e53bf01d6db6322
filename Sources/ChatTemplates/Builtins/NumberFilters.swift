// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension Filters {
  static func number(_ name: String) -> Filter? {
    switch name {
    case "int": toInt
    case "float": toFloat
    case "abs": absolute
    case "round": round
    case "filesizeformat": fileSize
    default: nil
    }
  }

  private static func toInt(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let bound = try arguments.bound(to: ["default", "base"], of: "int")
    let fallback = bound[0] ?? .int(0)
    switch value {
    case .undefined(let undefined): throw undefined.error
    case .string(let text):
      let base = try int(bound[1], 10)
      if let value = parse(text, base: base) { return value }
      guard let double = parseFloat(text), double.isFinite else { return fallback }
      return whole(double) ?? fallback
    case .float(let double): return whole(double) ?? fallback
    case .object(let object) where object is BigInteger: return value
    default:
      guard case .int(let value) = Number(value) else { return fallback }
      return .int(value)
    }
  }

  private static func whole(_ double: Double) -> Value? {
    guard double.isFinite else { return nil }
    let truncated = double.rounded(.towardZero)
    if let value = Int(exactly: truncated) { return .int(value) }
    return .object(BigInteger(PythonFloat.fixed(truncated, 0)))
  }

  private static func parse(_ text: Text, base: Int) -> Value? {
    guard base == 0 || 2...36 ~= base else { return nil }
    var digits = text.stripped(of: nil, atStart: true, atEnd: true).string
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits.removeFirst() }
    var base = base
    let prefix = digits.prefix(2).lowercased()
    if let named = ["0x": 16, "0o": 8, "0b": 2][prefix], base == 0 || base == named {
      base = named
      digits.removeFirst(2)
    }
    if base == 0 { base = 10 }
    guard !digits.hasPrefix("_"), !digits.hasSuffix("_"), !digits.contains("__") else { return nil }
    digits.removeAll { $0 == "_" }
    guard !digits.hasPrefix("+"), !digits.hasPrefix("-") else { return nil }
    if let value = Int((isNegative ? "-" : "") + digits, radix: base) { return .int(value) }
    guard base == 10, !digits.isEmpty, digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
      return nil
    }
    let trimmed = digits.drop { $0 == "0" }
    return .object(BigInteger((isNegative ? "-" : "") + trimmed))
  }

  static func parseFloat(_ text: Text) -> Double? {
    var digits = text.stripped(of: nil, atStart: true, atEnd: true).string.lowercased()
    guard !digits.contains("x"), !digits.contains("p"), !digits.contains("(") else { return nil }
    guard !digits.hasPrefix("_"), !digits.hasSuffix("_") else { return nil }
    digits.removeAll { $0 == "_" }
    return Double(digits)
  }

  private static func toFloat(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let fallback = try arguments.bound(to: ["default"], of: "float")[0] ?? .float(0)
    switch value {
    case .undefined(let undefined): throw undefined.error
    case .string(let text): return parseFloat(text).map { .float($0) } ?? fallback
    default: return Number(value).map { .float($0.double) } ?? fallback
    }
  }

  private static func absolute(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    if case .undefined(let undefined) = value { throw undefined.error }
    switch Number(value) {
    case .int(let int):
      return int < 0 ? try renderer.arithmetic.negate(.int(int), sign: "-") : .int(int)
    case .float(let double): return .float(double.magnitude)
    case nil: throw .evaluation("bad operand type for abs(): '\(value.typeName)'")
    }
  }

  private static func round(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let bound = try arguments.bound(to: ["precision", "method"], of: "round")
    let precision = try int(bound[0], 0)
    let method =
      try bound[1].map { (value) throws(TemplateError) in
        try text(value, renderer).string
      } ?? "common"
    guard ["common", "ceil", "floor"].contains(method) else {
      throw .evaluation("method must be common, ceil or floor")
    }
    if case .undefined(let undefined) = value { throw undefined.error }
    guard let number = Number(value) else {
      throw .evaluation("type \(value.typeName) doesn't define __round__ method")
    }
    guard method == "common" else {
      let scale = pow(10, Double(precision))
      let scaled = number.double * scale
      return .float((method == "ceil" ? ceil(scaled) : floor(scaled)) / scale)
    }
    switch number {
    case .int(let value):
      guard precision < 0 else { return .int(value) }
      guard precision > -19 else { return .int(0) }
      return try rounded(value, zeros: -precision)
    case .float(let double):
      guard double.isFinite, 0...320 ~= precision else {
        guard double.isFinite, precision < 0 else { return value }
        let scale = pow(10, Double(-precision))
        return .float((double / scale).rounded(.toNearestOrEven) * scale)
      }
      return .float(Double(PythonFloat.fixed(double, precision)) ?? double)
    }
  }

  /// Rounds to a multiple of a power of ten, halves to the even multiple.
  private static func rounded(_ value: Int, zeros: Int) throws(TemplateError) -> Value {
    var scale = 1
    for _ in 0..<zeros { scale *= 10 }
    let rest = value % scale
    var quotient = value / scale
    let distance = rest.magnitude
    let half = UInt(scale / 2)
    if distance > half || (distance == half && quotient % 2 != 0) {
      quotient += value < 0 ? -1 : 1
    }
    let (result, overflows) = quotient.multipliedReportingOverflow(by: scale)
    guard !overflows else { throw .limit("a whole number exceeds 64 bits") }
    return .int(result)
  }

  private static func fileSize(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let isBinary = try arguments.bound(to: ["binary"], of: "filesizeformat")[0]?.isTrue ?? false
    let bytes: Double
    if case .string(let text) = value, let parsed = parseFloat(text) {
      bytes = parsed
    } else if let number = Number(value) {
      bytes = number.double
    } else {
      if case .undefined(let undefined) = value { throw undefined.error }
      throw .evaluation("could not convert to float: \(value.represented)")
    }
    let base: Double = isBinary ? 1024 : 1000
    if bytes == 1 { return .string("1 Byte") }
    if bytes < base { return .string("\(PythonFloat.fixed(bytes.rounded(.towardZero), 0)) Bytes") }
    var unit = base
    let prefixes = ["k", "M", "G", "T", "P", "E", "Z", "Y"]
    for prefix in prefixes {
      unit *= base
      if bytes < unit || prefix == "Y" {
        let name = isBinary ? (prefix == "k" ? "K" : prefix) + "iB" : prefix + "B"
        return .string("\(PythonFloat.fixed(base * bytes / unit, 1)) \(name)")
      }
    }
    return .none
  }
}
