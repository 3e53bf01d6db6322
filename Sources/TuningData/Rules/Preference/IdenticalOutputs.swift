// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let identicalOutputs = Rule(
    "preference/identical", .error,
    summary: "The preferred and the non-preferred output say the same.",
    why: """
      Preference tuning learns from the difference between two outputs. Without one the loss of the
      pair does not depend on the model, so that the row is paid for and teaches nothing; where only
      white space or case differ, it teaches just that. All checks of the clients let it pass.
      """,
    help: "drop the record, or replace the non-preferred output by a worse one",
    sources: ["together-py 2.14.0, lib/utils/files.py", "Rafailov et al. 2023, arXiv:2305.18290"],
    flagged: [
      #"""
      {"input": {"messages": [{"role": "user", "content": "Hi"}]}, \#
      "preferred_output": [{"role": "assistant", "content": "Hello"}], \#
      "non_preferred_output": [{"role": "assistant", "content": "H\u0065llo"}]}
      """#,
      #"""
      {"input": {"messages": [{"role": "user", "content": "Hi"}]}, \#
      "preferred_output": [{"role": "assistant", "content": "Hello,\nyou"}], \#
      "non_preferred_output": [{"role": "assistant", \#
      "content": [{"type": "text", "text": "HELLO, you "}]}]}
      """#,
      #"""
      {"input": {"messages": [{"role": "user", "content": "Time?"}]}, \#
      "preferred_output": [{"role": "assistant", "tool_calls": [{"id": "a", "type": "function", \#
      "function": {"name": "now", "arguments": "{}"}}]}], \#
      "non_preferred_output": [{"role": "assistant", "tool_calls": [{"id": "b", \#
      "type": "function", "function": {"name": "now", "arguments": "{ }"}}]}]}
      """#,
    ],
    allowed: [
      #"""
      {"input": {"messages": [{"role": "user", "content": "Hi"}]}, \#
      "preferred_output": [{"role": "assistant", "content": "Hello"}], \#
      "non_preferred_output": [{"role": "assistant", "content": "Hello."}]}
      """#,
      #"""
      {"input": {"messages": [{"role": "user", "content": "Hi"}]}, \#
      "preferred_output": [{"role": "assistant", "content": "Hello", "reasoning": "Be kind."}], \#
      "non_preferred_output": [{"role": "assistant", "content": "Hello"}]}
      """#,
    ],
    check: .record(.preference) { record, findings in
      guard let preferred = Output(record, .preferredOutput),
        let other = Output(record, .nonPreferredOutput)
      else { return }
      if preferred.equals(other, ==) {
        findings.report(other.value, "both outputs are the same")
      } else if preferred.equals(other, saySame) {
        findings.report(
          other.value, "the outputs differ only in white space, case, call ids or form")
      }
    })
}

/// The one message of an output, reduced to what the model has to say.
private struct Output {
  let value: JSONValue
  private let said: [JSONValue?]

  /// Nil when the output has not exactly one message or says nothing: other rules tell that.
  init?(_ record: Record, _ purpose: Conversation.Purpose) {
    let lists = record.conversations.filter { $0.purpose == purpose }
    guard let list = lists.first?.list, let message = list.elements.first,
      list.elements.count == 1
    else { return nil }
    value = list
    said = ["content", "tool_calls", "reasoning", "reasoning_content"].map { key in
      message[key].flatMap { $0.kind == .null ? nil : $0 }
    }
    guard said.contains(where: { $0 != nil }) else { return nil }
  }

  func equals(_ other: Output, _ isSame: (JSONValue, JSONValue) -> Bool) -> Bool {
    zip(said, other.said).allSatisfy { left, right in
      guard let left, let right else { return left == nil && right == nil }
      return isSame(left, right)
    }
  }
}

/// Returns whether two values say the same to a reader: white space, case, the ids of calls and the
/// form of the content, a string or a list of one text, do not count.
private func saySame(_ left: JSONValue, _ right: JSONValue) -> Bool {
  let left = left.soleText ?? left
  let right = right.soleText ?? right
  guard left.kind == right.kind else { return false }
  switch left.kind {
  case .string: return !beginsUnlike(left, right) && folded(left).elementsEqual(folded(right))
  case .array:
    let pairs = (left.elements, right.elements)
    return pairs.0.count == pairs.1.count && zip(pairs.0, pairs.1).allSatisfy(saySame)
  case .object:
    let (fields, others) = (fields(of: left), fields(of: right))
    return fields.count == others.count
      && fields.allSatisfy { name, value in others[name].map { saySame(value, $0) } ?? false }
  default: return left == right
  }
}

/// Whether the first word already tells two strings apart, which saves decoding most of them.
private func beginsUnlike(_ left: JSONValue, _ right: JSONValue) -> Bool {
  for offset in 1..<max(1, min(left.range.count, right.range.count, 16)) {
    let bytes = [left, right].map { $0.document.byte(at: $0.range.lowerBound + offset) }
    guard bytes.allSatisfy(isPlainLetter) else { return false }
    if bytes[0] | 0x20 != bytes[1] | 0x20 { return true }
  }
  return false
}

private func isPlainLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

private func fields(of object: JSONValue) -> [String: JSONValue] {
  var fields = Dictionary(object.members.map { ($0.key.text ?? "", $0.value) }) { $1 }
  fields["id"] = nil
  return fields
}

/// The text without white space and in lower case, made scalar by scalar: most outputs differ in
/// their first words.
private func folded(_ value: JSONValue) -> some Sequence<Unicode.Scalar> {
  (value.text ?? "").unicodeScalars.lazy
    .filter { !$0.properties.isWhitespace }
    .map { scalar in
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      return lower.count == 1 ? lower.first ?? scalar : scalar
    }
}

extension JSONValue {
  /// The text of a list that consists of one text part.
  fileprivate var soleText: JSONValue? {
    guard let part = elements.first, elements.count == 1, part["type"]?.text == "text" else {
      return nil
    }
    return part["text"]
  }
}
