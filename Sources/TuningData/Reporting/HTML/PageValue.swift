// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates
internal import JSONLines

/// A value for the template of a page.
///
/// Text becomes HTML when it enters: what cannot be seen or turns the direction of a line is spelled
/// out, and no character of it is markup, in an element as in an attribute. A template cannot forget
/// to escape, since it is never given anything else.
enum PageValue: Sendable {
  /// Text of one line from anywhere.
  case text(String)
  /// Text whose line feeds are kept.
  case lines(String)
  case number(Int)
  case list([PageValue])
  case object([(key: String, value: PageValue)])
  /// JSON to stand in a script element that is no script.
  case data(JSONTree)
  /// A part of the page that comes with the program.
  case asset(PageAsset)
  case none

  /// What the template is given.
  var value: TemplateValue {
    switch self {
    case .text(let text): TemplateValue(PageValue.escaped(VisibleText(text).text))
    case .lines(let text): TemplateValue(PageValue.escaped(VisibleText.lines(text)))
    case .number(let number): TemplateValue(number)
    case .list(let items): TemplateValue(items.map(\.value))
    case .object(let members): TemplateValue(members.map { ($0.key, $0.value.value) })
    case .data(let tree):
      TemplateValue(PageValue.visible(tree).line.replacing("<", with: "\\u003c"))
    case .asset(let asset): TemplateValue(asset.text)
    case .none: TemplateValue.none
    }
  }

  /// A line feed is a reference, too: so no line of the page starts with text from the data, which
  /// could be a command to whoever reads the output of a program.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: isMarkup) else { return text }
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): result += "&amp;".utf8
      case UInt8(ascii: "<"): result += "&lt;".utf8
      case UInt8(ascii: ">"): result += "&gt;".utf8
      case UInt8(ascii: "\""): result += "&quot;".utf8
      case UInt8(ascii: "'"): result += "&#39;".utf8
      case UInt8(ascii: "\n"): result += "&#10;".utf8
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "\n"):
      true
    default: false
    }
  }

  private static func visible(_ tree: JSONTree) -> JSONTree {
    switch tree {
    case .object(let members): .object(members.map { ($0.key, visible($0.value)) })
    case .array(let items): .array(items.map(visible))
    case .string(let text): .string(VisibleText(text).text)
    case .integer, .number, .boolean, .null: tree
    }
  }
}
