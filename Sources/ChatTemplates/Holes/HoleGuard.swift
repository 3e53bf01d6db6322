// SPDX-License-Identifier: Apache-2.0

/// What a template asked about a text with holes, and the answer that it went on with.
struct HoleGuard: Sendable {
  /// What can be asked without spoiling the holes.
  enum Question: Sendable {
    case contains, equals, hasPrefix, hasSuffix
    /// Whether the first byte is one of these.
    case startsWithOneOf
    /// Whether the last byte is one of these.
    case endsWithOneOf

    func ask(_ text: Text, _ operand: Text) -> Bool {
      switch self {
      case .contains: TextBytes.firstIndex(of: operand, in: text) != nil
      case .equals: text == operand
      case .hasPrefix: text.hasPrefix(operand)
      case .hasSuffix: text.hasSuffix(operand)
      case .startsWithOneOf: text.bytes.first.map(operand.bytes.contains) == true
      case .endsWithOneOf: text.bytes.last.map(operand.bytes.contains) == true
      }
    }
  }

  let question: Question
  let text: TextWithHoles
  let operand: Text
  let answer: Bool

  /// The longest text that is filled to answer a question, in bytes.
  private static let longest = 1 << 20

  /// Answers a question for the fillings at hand; nil when the filled text is too long.
  init?(_ question: Question, _ text: TextWithHoles, _ operand: Text, _ fillings: HoleFillings) {
    guard text.byteCount(fillings) <= HoleGuard.longest else { return nil }
    self.question = question
    self.text = text
    self.operand = operand
    answer = question.ask(text.filled(fillings), operand)
  }

  /// Whether the answer is the same for other fillings.
  func holds(_ fillings: HoleFillings) -> Bool {
    text.byteCount(fillings) <= HoleGuard.longest
      && question.ask(text.filled(fillings), operand) == answer
  }

  /// About how much memory it takes, in bytes.
  var size: Int { 200 + 2 * text.byteCount + operand.range.count }
}
