// SPDX-License-Identifier: Apache-2.0

/// The methods that fill a string up to a width.
enum Padding {
  static func pad(
    _ text: Text, _ method: StringMethod, _ call: MethodCall, limit: Int
  ) throws(TemplateError) -> Text {
    guard let width = try call.optionalInt(0) else { throw call.missing(0) }
    guard width <= limit else { throw .limit("a string is too long") }
    let length = text.length
    guard width > length else { return text }
    let missing = width - length
    if method == .zfill { return zeroFilled(text, missing) }
    let fill = try call.optionalText(1) ?? Text(" ")
    guard fill.length == 1 else {
      throw .evaluation("The fill character must be exactly one character long")
    }
    let left: Int
    switch method {
    case .ljust: left = 0
    case .rjust: left = missing
    default: left = missing / 2 + (missing & width & 1)
    }
    return Text(
      repeated(fill, left) + Array(text.bytes) + repeated(fill, missing - left))
  }

  private static func zeroFilled(_ text: Text, _ missing: Int) -> Text {
    let hasSign = text.bytes.first == UInt8(ascii: "-") || text.bytes.first == UInt8(ascii: "+")
    let sign = hasSign ? 1 : 0
    return Text(
      Array(text.bytes.prefix(sign)) + repeated(Text("0"), missing) + text.bytes.dropFirst(sign))
  }

  private static func repeated(_ fill: Text, _ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<count { bytes.append(fill) }
    return bytes
  }

  static func expandTabs(_ text: Text, size: Int, limit: Int) throws(TemplateError) -> Text {
    var bytes: [UInt8] = []
    var column = 0
    for scalar in text.scalars {
      switch scalar {
      case "\t":
        guard size > 0 else { continue }
        let count = size - column % size
        guard bytes.count + count <= limit else { throw .limit("a string is too long") }
        bytes += repeated(Text(" "), count)
        column += count
      case "\n", "\r":
        bytes.append(scalar)
        column = 0
      default:
        bytes.append(scalar)
        column += 1
      }
    }
    return Text(bytes)
  }
}
