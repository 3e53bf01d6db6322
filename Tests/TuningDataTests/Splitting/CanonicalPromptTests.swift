// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import TuningData

@Suite struct CanonicalPromptTests {
  private func prompt(_ text: String) -> String? {
    let document = JSONDocument()
    guard document.scan(text: text.utf8), let root = document.root else { return nil }
    var canonical = CanonicalJSON()
    CanonicalPrompt.append(root, RecordSurvey().look(at: document).format, to: &canonical)
    return String(decoding: canonical.bytes, as: UTF8.self)
  }

  private static let conversation =
    #"{"messages": [{"role": "user", "content": "Hé?"}, {"role": "assistant", "content": "Ja"}]}"#

  @Test(arguments: [
    #"{"messages":[{"content":"Hé?","role":"user"},{"role":"assistant","content":"Nein"}]}"#,
    #"{"messages": [{"role": "us\u0065r", "content": "H\u00e9\u003f"}, {"role": "assistant", "content": "Ja"}]}"#,
    #"{"messages": [{"role": "user", "content": [{"type": "text", "text": "Hé?"}]}, {"role": "assistant", "content": [{"type": "text", "text": "Ja"}]}]}"#,
    #"{"messages": [{"role": "user", "content": [{"type": "text", "text": "H"}, {"text": "é?", "type": "text"}]}, {"role": "assistant", "content": "Ja"}]}"#,
    #"{"messages": [{"role": "user", "content": "Hé?", "name": "Bo"}, {"role": "assistant", "content": "Ja", "weight": 0}]}"#,
    #"{"messages": [{"role": "user", "content": "Hé?"}, {"role": "assistant", "content": "Ja"}, {"role": "user", "content": "Und?"}, {"role": "assistant", "content": "Ja"}]}"#,
    #"{"input": {"messages": [{"role": "user", "content": "Hé?"}]}, "preferred_output": [{"role": "assistant", "content": "a"}], "non_preferred_output": [{"role": "assistant", "content": "b"}]}"#,
  ])
  func `Rows that ask the same have the same prompt`(_ row: String) {
    #expect(prompt(row) == prompt(Self.conversation))
    #expect(prompt(row) == #"[{"content":"Hé?","role":"user"}]"#)
  }

  @Test(arguments: [
    #"{"messages": [{"role": "user", "content": "He?"}, {"role": "assistant", "content": "Ja"}]}"#,
    #"{"messages": [{"role": "user", "content": "Hé? "}, {"role": "assistant", "content": "Ja"}]}"#,
    #"{"messages": [{"role": "system", "content": "x"}, {"role": "user", "content": "Hé?"}, {"role": "assistant", "content": "Ja"}]}"#,
    #"{"messages": [{"role": "user", "content": [{"type": "text", "text": "Hé?"}, {"type": "image_url", "image_url": {"url": "data:,"}}]}, {"role": "assistant", "content": "Ja"}]}"#,
    #"{"prompt": "Hé?", "completion": "Ja"}"#,
  ])
  func `Rows that ask something else have another`(_ row: String) {
    #expect(prompt(row) != nil)
    #expect(prompt(row) != prompt(Self.conversation))
  }

  @Test(arguments: [
    (#"{"completion": "b", "prompt": "a"}"#, #""a""#),
    (#"{"text": "a\u0062"}"#, #""ab""#), (#"{"text": "ab", "id": 7}"#, #""ab""#),
    (#"{"b": 1.0, "a": []}"#, #"{"a":[],"b":1}"#),
    (
      #"{"messages": [{"role": "assistant", "content": "a"}]}"#,
      #"{"messages":[{"content":"a","role":"assistant"}]}"#
    ),
    (
      #"{"messages": [{"role": "user"}, {"role": "assistant", "content": "a"}]}"#,
      #"[{"content":null,"role":"user"}]"#
    ),
    ("[1]", "[1]"), (#""a""#, #""a""#), ("null", "null"),
  ])
  func `A prompt is written in canonical JSON`(_ row: String, _ expected: String) {
    #expect(prompt(row) == expected)
  }
}
