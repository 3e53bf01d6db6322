// SPDX-License-Identifier: Apache-2.0

/// A JSON value to be written: members keep their order.
public enum JSONTree: Sendable {
  case object([(key: String, value: JSONTree)])
  case array([JSONTree])
  case string(String)
  case integer(Int)
  case number(Double)
  case boolean(Bool)
  case null

  /// Returns the value as text, with two spaces for each level and a final line feed.
  public var text: String {
    var text = ""
    write(to: &text, indentation: "\n")
    return text + "\n"
  }

  /// Returns the value on one line, with a final line feed.
  public var line: String {
    var text = ""
    write(to: &text, indentation: nil)
    return text + "\n"
  }

  /// Writes the value; without an indentation on one line.
  private func write(to text: inout String, indentation: String?) {
    let inner = indentation.map { $0 + "  " }
    switch self {
    case .object(let members) where members.isEmpty: text += "{}"
    case .object(let members):
      for (index, member) in members.enumerated() {
        text += (index == 0 ? "{" : inner == nil ? ", " : ",") + (inner ?? "")
        JSONTree.write(member.key, to: &text)
        text += ": "
        member.value.write(to: &text, indentation: inner)
      }
      text += (indentation ?? "") + "}"
    case .array(let elements) where elements.isEmpty: text += "[]"
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        text += (index == 0 ? "[" : inner == nil ? ", " : ",") + (inner ?? "")
        element.write(to: &text, indentation: inner)
      }
      text += (indentation ?? "") + "]"
    case .string(let string): JSONTree.write(string, to: &text)
    case .integer(let integer): text += String(integer)
    case .number(let number): text += number.isFinite ? "\(number)" : "null"
    case .boolean(let boolean): text += boolean ? "true" : "false"
    case .null: text += "null"
    }
  }

  /// Writes a string so that it is safe in a terminal too: nothing in it can move the cursor, turn
  /// the direction of the text or end a line.
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    var last: Unicode.Scalar?
    for scalar in string.unicodeScalars {
      defer { last = scalar }
      switch scalar {
      // Agents of CI servers take `##[` and `##vso[` anywhere in a log for the start of a command.
      case "#" where last == "#": text += "\\u0023"
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where isUnsafe(scalar):
        for unit in UTF16.encode(scalar).map(Array.init) ?? [] {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
