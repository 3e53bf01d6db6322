// SPDX-License-Identifier: Apache-2.0

import RandomInput

/// JSON made up: all kinds of values, spelled in all ways, with the white space that is allowed.
///
/// Keys of an object differ, whole numbers are within 2⁵³, others within the range of doubles, and
/// there are no halves of surrogate pairs: the rest has no canonical form.
struct RandomJSON {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func value(depth: Int = 4) -> String {
    switch random.number(below: depth > 0 ? 9 : 6) {
    case 0: return random.pick(["true", "false", "null"])
    case 1, 2: return number()
    case 3...5: return string()
    case 6, 7:
      let keys = (0..<random.number(below: 7)).map { _ in string() }
      var seen: Set<String> = []
      let members = keys.enumerated().map { index, key in
        // A number in front of it, so that no two are the same however they are spelled.
        let key = seen.insert(key).inserted ? "\"\(index)" + key.dropFirst() : "\"\(index)\""
        return space() + key + space() + ":" + space() + value(depth: depth - 1) + space()
      }
      return "{" + members.shuffled(using: &random).joined(separator: ",") + "}"
    default:
      let elements = (0..<random.number(below: 5)).map { _ in
        space() + value(depth: depth - 1) + space()
      }
      return "[" + elements.joined(separator: ",") + "]"
    }
  }

  private mutating func space() -> String { random.pick(["", "", "", " ", "\t", "  "]) }

  private mutating func number() -> String {
    let sign = random.pick(["", "", "-"])
    switch random.number(below: 4) {
    case 0: return sign + String(random.number(below: 1 << random.number(in: 1...53)))
    case 1: return sign + "\(random.number(below: 1000)).\(random.number(below: 1_000_000))"
    case 2:
      let exponent = random.number(in: -300...290)
      let mark = random.pick(["e", "E", exponent < 0 ? "e" : "e+"])
      return sign + "\(random.number(below: 10)).\(random.number(below: 1 << 40))\(mark)\(exponent)"
    default:
      let double = Double(bitPattern: random.next())
      return double.isFinite ? "\(double)" : "0.0"
    }
  }

  private mutating func string() -> String {
    var text = "\""
    for _ in 0..<random.number(below: 9) { text += piece() }
    return text + "\""
  }

  private mutating func piece() -> String {
    switch random.number(below: 8) {
    case 0: return random.pick(["\\n", "\\t", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\r"])
    case 1: return "\\u" + hexadecimal(random.number(below: 0xD800))
    case 2:
      let scalar = random.number(below: 0x100000)
      return "\\u" + hexadecimal(0xD800 + scalar >> 10) + "\\u"
        + hexadecimal(0xDC00 + scalar & 0x3FF)
    case 3:
      return random.pick(["é", "😀", "\u{FFFF}", "\u{FB33}", "\u{10FFFF}", "\u{7F}", "e\u{301}"])
    default: return random.pick(["a", "b", "0", " ", "ab", "~", "Z"])
    }
  }

  private mutating func hexadecimal(_ unit: Int) -> String {
    let digits = String(unit, radix: 16, uppercase: random.chance(percent: 50))
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
