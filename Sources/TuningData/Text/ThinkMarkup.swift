// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// A `<think>` or `</think>` in a string, however JSON spells it.
struct ThinkTag {
  /// Whether it is `</think>`.
  let isClosing: Bool
  /// The string that it stands in.
  let string: JSONValue
  /// Its bytes in the line.
  let range: Range<Int>

  /// The tag as it is meant.
  var name: String { isClosing ? "</think>" : "<think>" }
}

/// What the think tags in a text come to.
enum ThinkMarkup {
  /// There are none.
  case none
  /// Every block is closed; the first tag.
  case balanced(ThinkTag)
  /// They do not match; the first tag that has no partner, and why.
  case unbalanced(ThinkTag, Fault)

  /// Why a tag has no partner.
  enum Fault {
    /// `<think>` without `</think>` after it.
    case neverClosed
    /// `</think>` without `<think>` before it.
    case neverOpened
    /// `<think>` inside a block that is open.
    case nested
  }

  /// Judges the tags in `strings`, which are read as one text.
  ///
  /// - Parameters:
  ///   - strings: The strings of the text in order.
  ///   - isOpen: Whether a block was opened before the text.
  /// - Returns: What they come to; of several faults the first.
  /// - Complexity: O(n) in the length of the strings.
  static func judge(_ strings: [JSONValue], isOpen: Bool = false) -> ThinkMarkup {
    var isOpen = isOpen
    var first: ThinkTag?
    var opening: ThinkTag?
    for string in strings {
      var search = ThinkTagSearch(string)
      while let tag = search.next() {
        if tag.isClosing != isOpen {
          return .unbalanced(tag, tag.isClosing ? .neverOpened : .nested)
        }
        isOpen = !tag.isClosing
        first = first ?? tag
        opening = isOpen ? tag : nil
      }
    }
    if let opening { return .unbalanced(opening, .neverClosed) }
    return first.map(ThinkMarkup.balanced) ?? .none
  }
}

/// Finds think tags in the spelling of a string.
private struct ThinkTagSearch {
  private let string: JSONValue
  private let bytes: [UInt8]
  private var here = 0

  init(_ string: JSONValue) {
    self.string = string
    bytes = string.document.bytes(string.range)
  }

  mutating func next() -> ThinkTag? {
    while here < bytes.count {
      let start = here
      let isMarkup = bytes[start] == UInt8(ascii: "<") || bytes[start] == UInt8(ascii: "\\")
      if isMarkup, let tag = tag(at: start) { return tag }
      here = start + unit(at: start).length
    }
    return nil
  }

  private mutating func tag(at start: Int) -> ThinkTag? {
    for isClosing in [false, true] {
      var end = start
      let isThere = (isClosing ? "</think>" : "<think>").utf8.allSatisfy { byte in
        guard end < bytes.count else { return false }
        let unit = unit(at: end)
        end += unit.length
        return unit.byte == byte
      }
      guard isThere else { continue }
      here = end
      let offset = string.range.lowerBound
      return ThinkTag(isClosing: isClosing, string: string, range: offset + start..<offset + end)
    }
    return nil
  }

  /// The byte or the escape at `index`, and the ASCII character that it stands for, if any.
  private func unit(at index: Int) -> (byte: UInt8?, length: Int) {
    guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count else {
      return (bytes[index], 1)
    }
    let escaped = bytes[index + 1]
    guard escaped == UInt8(ascii: "u"), index + 6 <= bytes.count else {
      return (escaped == UInt8(ascii: "/") ? escaped : nil, 2)
    }
    let digits = String(decoding: bytes[index + 2..<index + 6], as: UTF8.self)
    return (UInt8(digits, radix: 16), 6)
  }
}
