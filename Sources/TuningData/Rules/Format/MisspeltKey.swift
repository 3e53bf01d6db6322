// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let misspeltKey = Rule(
    "format/misspelt-key", .error,
    summary: "A key is one or two slips away from a known key that is missing.",
    why: """
      A misspelt key is two faults in one: what it holds is not read, and what it should be called is
      missing. The service names only the second. A misspelt `weight` or `tools` may pass unnoticed,
      and then the row is trained as if it were not there.

      Only keys whose right spelling is missing beside them are reported here.
      """,
    help: "rename the key",
    sources: ["together-py 2.14.0, lib/utils/files.py"],
    flagged: [
      #"{"message": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
      #"{"messages": [{"role": "user", "contents": "Hi"}, {"rol": "assistant", "content": "Yes"}]}"#,
      #"{"Prompt": "2 + 2 =", "completion": " 4"}"#,
      #"{"text": "It rained.", "weigth": 0.5}"#,
      #"""
      {"input": {"mesages": [{"role": "user", "content": "Hi"}]}, \#
      "preferred_output": [{"role": "assistant", "content": "Hello"}], \#
      "nonpreferred_output": [{"role": "assistant", "content": "What?"}]}
      """#,
    ],
    allowed: [
      #"{"messages": [{"role": "assistant", "content": "Hi", "contents": "Hi"}]}"#,
      #"{"text": "It rained.", "test": "no"}"#,
      #"{"promt": "2 + 2 ="}"#,
      #"{"messages": [{"role": "assistant", "content": "Hi", "refusal": null}]}"#,
    ],
    check: .record(.oddShape) { record, findings in
      for slip in record.misspeltKeys { findings.report(slip, in: "the record") }
      if record.format == .preference, let input = record.root["input"] {
        for slip in MisspeltKeys.slips(in: input, among: ["messages", "tools"]) {
          findings.report(slip, in: "'input'")
        }
      }
      for message in record.messages {
        for slip in message.misspeltKeys { findings.report(slip, in: message.name) }
      }
    })
}

extension Findings {
  fileprivate mutating func report(_ slip: MisspeltKeys.Slip, in place: String) {
    report(
      slip.key, "\(place) has \(slip.key.shortText) where '\(slip.meant)' was probably meant",
      help: "rename the key to '\(slip.meant)'")
  }
}
