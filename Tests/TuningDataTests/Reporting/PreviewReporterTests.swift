// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing
import Tokenization

@testable import TuningData

@Suite struct PreviewReporterTests {
  private let preview = RowPreview(
    tokens: [
      token(1, "<s>", isSpecial: true), token(2, "Hi\n"), token(3, "Hel", isTrained: true),
      token(4, "lo\u{1B}", isTrained: true), token(5, "</s>", isTrained: true, isSpecial: true),
    ], limit: 4)

  @Test func `Without colours trained text and special tokens are in brackets`() {
    #expect(
      PreviewReporter().text(preview) == """
        ⟨<s>⟩Hi
        ⟦Hello⟨U+001B⟩⟧
        ── cut off from here: 1 of 5 tokens ──
        ⟦⟨</s>⟩⟧

        """)
  }

  @Test func `With colours trained text is green and special tokens are faint`() {
    let text = PreviewReporter(style: TextStyle(usesColor: true)).text(preview)
    #expect(text.hasPrefix("\u{1B}[2m<s>\u{1B}[0mHi\n\u{1B}[32mHello⟨U+001B⟩\u{1B}[0m"))
    #expect(text.hasSuffix("\u{1B}[2;32m</s>\u{1B}[0m\n"))
  }

  @Test func `The heading says how much is kept and trained`() {
    #expect(
      PreviewReporter().heading(preview, line: 7) == "line 7 (5 tokens, 2 trained, cut to 4)\n")
  }

  @Test func `The document holds the tokens that are kept`() {
    let text = PreviewReporter().document(preview).text
      .split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    #expect(
      text == #"{ "input_ids": [ 1, 2, 3, 4 ], "labels": [ -100, -100, 3, 4 ], "#
        + #""tokens": [ "<s>", "Hi\n", "Hel", "lo\u001b" ], "num_tokens": 4, "#
        + #""num_trained_tokens": 2, "trained_spans": [ [ 2, 4 ] ], "truncated": true }"#)
  }
}

private func token(
  _ id: TokenID, _ text: String, isTrained: Bool = false, isSpecial: Bool = false
) -> RowPreview.Token {
  RowPreview.Token(
    id: id, bytes: Array(text.utf8), isTrained: isTrained, isSpecial: isSpecial)
}
