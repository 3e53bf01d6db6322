// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates

/// Marks put into messages, which show in the rendered text which part of it came from which message.
///
/// A mark is a character of the last private-use plane, one for each message. Texts are marked inside
/// their white space, which templates trim.
enum AnswerMarks {
  /// How many messages can be told apart.
  static let limit = 0xFFFE
  /// The first byte of a mark, and of no other characters that are assigned.
  static let leadByte: UInt8 = 0xF4

  /// Returns a message with marks around its texts.
  static func marked(_ message: TemplateValue, _ index: Int) -> TemplateValue {
    guard let members = message.members else { return message }
    let role = members.first { $0.key == "role" }?.value.text
    let isAnswer = role == "assistant"
    // Templates ask whether there is a system text, or an answer's, and of others they do not.
    let marksEmpty = !isAnswer && role != "system"
    return TemplateValue(
      members.map { key, value in
        switch key {
        case "content": (key, content(value, index, marksEmpty: marksEmpty))
        case "reasoning_content", "thinking", "reasoning":
          (key, isAnswer ? content(value, index, marksEmpty: false) : value)
        default: (key, value)
        }
      })
  }

  /// Takes the marks out of a text.
  ///
  /// - Returns: The text without them, and for each message the stretch between its first mark and
  ///   its last one; nil where there is none.
  static func removed(from bytes: [UInt8], messages: Int) -> (text: [UInt8], found: [Range<Int>?]) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var found = [Range<Int>?](repeating: nil, count: messages)
    var position = 0
    while position < bytes.count {
      if let index = mark(bytes, position), index < messages {
        found[index] = (found[index]?.lowerBound ?? text.count)..<text.count
        position += 4
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    return (text, found)
  }

  private static func content(_ value: TemplateValue, _ index: Int, marksEmpty: Bool)
    -> TemplateValue
  {
    if let text = value.text { return TemplateValue(around(text, index, marksEmpty: marksEmpty)) }
    guard let items = value.items else { return value }
    return TemplateValue(
      items.map { item in
        guard let members = item.members else { return item }
        return TemplateValue(
          members.map { key, value in
            guard key == "text", let text = value.text else { return (key, value) }
            return (key, TemplateValue(around(text, index, marksEmpty: false)))
          })
      })
  }

  private static func around(_ text: String, _ index: Int, marksEmpty: Bool) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !HoleWatch.isTrimmed($0) }),
      let last = scalars.lastIndex(where: { !HoleWatch.isTrimmed($0) }),
      let mark = Unicode.Scalar(UInt32(0x10_0000 + index))
    else { return marksEmpty && text.isEmpty ? around("", mark: index) : text }
    var result = String.UnicodeScalarView(scalars[..<first])
    result.append(mark)
    result.append(contentsOf: scalars[first...last])
    result.append(mark)
    result.append(contentsOf: scalars[scalars.index(after: last)...])
    return String(result)
  }

  private static func around(_ text: String, mark index: Int) -> String {
    Unicode.Scalar(UInt32(0x10_0000 + index)).map { text + String(Character($0)) } ?? text
  }

  /// Returns the message whose mark is at a place; nil when there is none.
  private static func mark(_ bytes: [UInt8], _ position: Int) -> Int? {
    guard bytes[position] == leadByte, position + 3 < bytes.count else { return nil }
    let high = Int(bytes[position + 1] & 0x3F) << 12
    let scalar = 0x10_0000 | high | Int(bytes[position + 2] & 0x3F) << 6
    return (scalar | Int(bytes[position + 3] & 0x3F)) - 0x10_0000
  }
}
