// SPDX-License-Identifier: Apache-2.0

import JSONLines

@testable import TuningData

extension Rule {
  static let shoutedAnswer = Rule(
    "chat/shouted-answer", .note,
    summary: "An answer is written in capital letters only.",
    why: "A model that is tuned on capitals answers in capitals, also where nobody asked for it.",
    help: "write the answer in ordinary letters",
    flagged: [
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "HELLO"}]}"#
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "HI"}, {"role": "assistant", "content": "Hello"}]}"#
    ],
    check: .record(.any) { record, findings in
      for message in record.messages where message.role == .assistant {
        guard let content = message.content, let text = content.text else { continue }
        let letters = text.filter(\.isLetter)
        if letters.count > 3, letters == letters.uppercased() {
          findings.report(content, "\(message.name) is in capitals only")
        }
      }
    })
}
