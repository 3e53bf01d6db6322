// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let ambiguousFormat = Rule(
    "format/ambiguous-format", .error,
    summary: "A record has the keys of more than one format.",
    why: """
      A line that fits two formats is rejected, says the documentation. The client of 2.14 reported
      it as an extra column of whichever format it tried first. Which keys would be trained on is
      nobody's promise, so the rest of the line is not judged.
      """,
    help: "keep the keys of one format and drop the others",
    sources: [
      "docs.together.ai, fine-tuning data preparation", "together-py 2.14.0, lib/utils/files.py",
    ],
    flagged: [
      #"{"messages": [{"role": "assistant", "content": "Hi"}], "text": "Hi"}"#,
      #"{"messages": [{"role": "assistant", "content": "Hi"}], "prompt": "Say hi"}"#,
      #"{"prompt": "2 + 2 =", "completion": " 4", "text": "2 + 2 = 4"}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "assistant", "content": "Hi"}], "weight": 1}"#,
      #"{"prompt": "2 + 2 =", "completion": " 4", "source": "school"}"#,
    ],
    check: .record(.oddShape) { record, findings in
      guard record.shape == .ambiguous else { return }
      let keys = record.presentFormatKeys.map { "'\($0)'" }.listed()
      findings.report(record.root, "the record has \(keys), which belong to different formats")
    })
}
