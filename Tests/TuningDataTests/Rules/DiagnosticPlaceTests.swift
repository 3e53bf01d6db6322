// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import TuningData

/// Where findings point to: pointer, line, column in scalars and in bytes, offset, and what is shown.
@Suite struct DiagnosticPlaceTests {
  @Test func anEmptyContentIsShownAtItsString() async throws {
    let found = try await find(
      "chat/empty-content",
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": ""}]}"#)
    #expect(found.message == "the content of message 2 (assistant) is empty")
    #expect(found.place?.pointer == "/messages/1/content")
    #expect(found.place?.line == 1)
    #expect(found.place?.column == 83)
    #expect(found.place?.byteColumn == 83)
    #expect(found.place?.byteOffset == 82)
    #expect(marked(found) == #""""#)
  }

  @Test func columnsCountScalarsAndOffsetsCountBytes() async throws {
    let found = try await find(
      "chat/unknown-role",
      "{\"text\": \"\u{5929}\u{6C17}\"}\r\n"
        + "{\"messages\": [{\"role\": \"user\", \"content\": \"\u{4F60}\u{597D} \u{1F44B}\u{1F3FD}\"}, "
        + "{\"role\": \"Assistant\", \"content\": \"Hello\"}]}\r\n")
    #expect(found.message == "the role of message 2 is 'Assistant'")
    #expect(found.help == "write the role exactly as 'assistant'")
    #expect(found.place?.pointer == "/messages/1/role")
    #expect(found.place?.line == 2)
    #expect(found.place?.column == 62)
    #expect(found.place?.byteColumn == 72)
    #expect(found.place?.byteOffset == 91)
    #expect(marked(found) == #""Assistant""#)
  }

  @Test func anUnknownKeyIsShownAtTheKey() async throws {
    let found = try await find(
      "chat/unknown-message-key",
      #"{"messages": [{"role": "user", "thought/1": 1, "content": "Hi"}, {"role": "assistant"}]}"#)
    #expect(found.place?.pointer == "/messages/0/thought~11")
    #expect(found.place?.column == 32)
    #expect(marked(found) == #""thought/1""#)
  }

  @Test func aThinkTagIsShownInsideItsString() async throws {
    let found = try await find(
      "reasoning/think-unbalanced",
      #"{"prompt": "\u00e9", "completion": "\u00e9 \"So\" \u003c/think\u003e Hello"}"#)
    #expect(found.message == "the completion has </think> without <think> before it")
    #expect(found.place?.pointer == "/completion")
    #expect(found.place?.column == 51)
    #expect(found.place?.byteOffset == 50)
    #expect(marked(found) == #"\u003c/think\u003e"#)
  }

  @Test func aPartIsCountedFromOne() async throws {
    let found = try await find(
      "chat/content-parts-shape",
      #"{"messages": [{"role": "assistant", "content": [{"type": "text", "text": "Hi"}, 5]}]}"#)
    #expect(found.message == "part 2 of message 1 (assistant) is a number, not an object")
    #expect(found.place?.pointer == "/messages/0/content/1")
    #expect(found.place?.column == 81)
    #expect(marked(found) == "5")
  }

  @Test func aNearMissOfAForeignRoleNamesBoth() async throws {
    let found = try await find(
      "chat/unknown-role", #"{"messages": [{"role": "hummany", "content": "Hi"}]}"#)
    #expect(found.help == "rename the role to 'user', which is what 'human' is called here")
  }

  private func find(_ rule: String, _ text: String) async throws -> Diagnostic {
    let report = try await Linter().check(MemorySource(Array((text + "\n").utf8)))
    return try #require(report.diagnostics.first { $0.rule == rule })
  }

  private func marked(_ diagnostic: Diagnostic) -> String? {
    diagnostic.place?.excerpt.map { excerpt in
      let scalars = Array(excerpt.text.unicodeScalars)[excerpt.marked]
      return String(String.UnicodeScalarView(scalars))
    }
  }
}
