// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import TuningData

@Suite struct RecordSurveyTests {
  // MARK: - Clean rows

  @Test(arguments: cleanRows)
  func aCleanRowHasNoTraitBeyondWhatItIs(_ row: String, _ traits: RecordTraits) {
    #expect(look(row).traits == traits)
  }

  @Test func messagesAndTurnsAreCounted() {
    let result = look(
      #"{"messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]}"#)
    #expect(result.messages == 2)
    #expect(result.turns == 1)
    #expect(result.shape == .format(.conversation))
  }

  // MARK: - Promises

  @Test func everyInvisibleCharacterMayBeBlank() {
    let invisible = (0x20..<0x110000 as Range<UInt32>).compactMap(Unicode.Scalar.init).filter {
      $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint
    }
    for scalar in invisible {
      let units = UTF16.encode(scalar).map(Array.init) ?? []
      let escaped = units.map { "\\u" + hexadecimal($0) }.joined()
      #expect(look("{\"text\": \"\(scalar)\"}").traits.contains(.blank), "\(escaped)")
      #expect(look("{\"text\": \" \(escaped)\"}").traits.contains(.blank), "\(escaped)")
    }
  }

  @Test(arguments: [#"\f"#, #"\n\t "#, #" \r\u200b"#, ""])
  func textOfSpaceMayBeBlankHoweverItIsSpelled(_ space: String) {
    #expect(look("{\"text\": \"\(space)\"}").traits.contains(.blank))
  }

  @Test func noRuleFindsAnythingWhereItsTraitsAreMissing() {
    for rule in RuleCatalogue.rules {
      for example in rule.flagged + rule.allowed {
        for line in example.bytes.split(separator: 0x0A) { expectPromisesHold(line) }
      }
    }
  }

  @Test(arguments: rows)
  func noRuleFindsAnythingInABrokenRowWhereItsTraitsAreMissing(_ row: String) {
    let document = JSONDocument()
    #expect(document.scan(text: row.utf8))
    let bytes = Array(row.utf8)
    for index in 0..<document.nodeCount {
      let node = document.node(at: index)
      let range = Int(node.start)..<Int(node.end)
      for odd in node.kind == .key ? oddKeys : oddValues {
        expectPromisesHold(bytes[..<range.lowerBound] + odd.utf8 + bytes[range.upperBound...])
      }
    }
  }

  /// Runs every rule that the survey would not run, and expects it to find nothing.
  private func expectPromisesHold(_ line: some Collection<UInt8>) {
    let document = JSONDocument()
    guard document.scan(text: line), let root = document.root else { return }
    let result = RecordSurvey().look(at: document)
    let record = Record(root: root, shape: result.shape)
    let plan = RulePlan(LintOptions())
    var findings = Findings(plan.policy)
    for (index, wanted, check) in plan.records where wanted.isDisjoint(with: result.traits) {
      findings.rule = index
      check(record, &findings)
      let text = String(decoding: line, as: UTF8.self)
      #expect(
        findings.counts[index] == 0, "\(plan.rules[index].id) finds something in \(text)")
    }
  }

  private func look(_ row: String) -> RecordSurvey.Result {
    let document = JSONDocument()
    #expect(document.scan(text: row.utf8), "\(row)")
    return RecordSurvey().look(at: document)
  }

  private func hexadecimal(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }

  // MARK: - Rows

  private static let cleanRows: [(String, RecordTraits)] = [
    (
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Yes"}]}"#,
      .any
    ),
    (
      """
      {"messages": [{"role": "user", "content": "天気は？"}, {"role": "assistant", \
      "content": "Как обычно"}, {"role": "user", "content": "😀"}, {"role": "assistant", \
      "content": "“Gut”"}]}
      """, .any
    ),
    (
      #"""
      {"messages": [{"role": "system", "content": "\u4f60"}, {"role": "user", "name": "Ada", \#
      "content": "\n\"Hi\""}, {"role": "assistant", "content": "\ud83d\ude00"}]}
      """#, [.any, .system]
    ),
    (
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Yes", \#
      "weight": 0}], "weight": 0.5}
      """#, [.any, .weights]
    ),
    (
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "reasoning": "A greeting.", "content": "Yes"}]}
      """#, [.any, .reasoning]
    ),
    (
      #"""
      {"messages": [{"role": "user", "content": [{"type": "text", "text": "Hi"}]}, \#
      {"role": "assistant", "content": [{"type": "text", "text": "Yes"}]}]}
      """#, [.any, .parts]
    ),
    (
      #"""
      {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", \#
      "tool_calls": [{"id": "a", "type": "function", "function": {"name": "rain", \#
      "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "no"}, \#
      {"role": "assistant", "content": "No."}], "tools": [{"type": "function", \#
      "function": {"name": "rain"}}]}
      """#, [.any, .tools]
    ),
    (#"{"prompt": "2 + 2 =", "completion": " 4"}"#, .any),
    (#"{"text": "It rained."}"#, .any),
    (
      #"""
      {"input": {"messages": [{"role": "user", "content": "Hi"}]}, \#
      "preferred_output": [{"role": "assistant", "content": "Yes"}], \#
      "non_preferred_output": [{"role": "assistant", "content": "What?"}]}
      """#, [.any, .preference]
    ),
  ]

  private static let rows = [
    #"""
    {"messages": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hi"}, \#
    {"role": "assistant", "content": "Yes", "reasoning": "So.", "weight": 1}], "weight": 1}
    """#,
    #"""
    {"messages": [{"role": "user", "content": [{"type": "text", "text": "Hi"}, \#
    {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo="}}]}, \#
    {"role": "assistant", "content": [{"type": "text", "text": "Yes"}]}]}
    """#,
    #"""
    {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", \#
    "tool_calls": [{"id": "a", "type": "function", "function": {"name": "rain", \#
    "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "no"}, \#
    {"role": "assistant", "content": "No."}], "tools": [{"type": "function", \#
    "function": {"name": "rain", "parameters": {"type": "object", "properties": {}}}}]}
    """#,
    #"""
    {"input": {"messages": [{"role": "user", "content": "Hi"}], "tools": []}, \#
    "preferred_output": [{"role": "assistant", "content": "Yes"}], \#
    "non_preferred_output": [{"role": "assistant", "content": "What?"}]}
    """#,
    #"{"prompt": "2 + 2 =", "completion": " 4", "weight": 0}"#,
    #"{"text": "It rained."}"#,
  ]

  private let oddValues = [
    "null", "true", "0", "-1e999", "\"\"", "\" \\n\"", "\"\\u200b\"", "\"\u{3000}\"", "\"user\"",
    "\"Assistant\"", "\"human\"", "\"<think>\"", "\"\\u003c\\/think>\"", "[]", "[[]]", "[\"\"]",
    "[null]", "{}", "{\"role\": \"user\"}", "[{\"type\": \"text\"}]",
    "[{\"role\": \"user\", \"content\": \"\"}]",
  ]

  private let oddKeys = [
    "\"\"", "\"role\"", "\"content\"", "\"contents\"", "\"Role\"", "\"value\"", "\"from\"",
    "\"reasoning\"", "\"reasoning_content\"", "\"tool_calls\"", "\"function_call\"", "\"messages\"",
    "\"text\"", "\"input\"", "\"weight\"",
  ]
}
