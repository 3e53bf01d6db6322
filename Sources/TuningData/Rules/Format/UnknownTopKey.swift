// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let unknownTopKey = Rule(
    "format/unknown-top-key", .error,
    summary: "A record has a key at its top level that its format does not know.",
    why: """
      Sources conflict. Jobs failed on extra columns when the check was added to the first client
      (together-python PR 220), and the clients up to 2.14 refuse them with "Found extra column";
      version 3 lets them pass, and what the service does today is not documented. A refused upload
      costs more than a dropped key, so this is an error unless you decide otherwise.

      A key that is a slip of a known one is left to `format/misspelt-key`.
      """,
    help: "drop the key; nothing in it would be trained on",
    sources: [
      "together-py 2.14.0, lib/utils/files.py", "togethercomputer/together-python PR 220",
      "docs.together.ai, fine-tuning data preparation",
    ],
    flagged: [
      #"{"text": "It rained.", "id": 7}"#,
      #"{"messages": [{"role": "assistant", "content": "Hi"}], "functions": []}"#,
      #"{"prompt": "2 + 2 =", "completion": " 4", "tools": []}"#,
      #"""
      {"input": {"messages": [{"role": "user", "content": "Hi"}]}, "tools": [], \#
      "preferred_output": [{"role": "assistant", "content": "Hello"}], \#
      "non_preferred_output": [{"role": "assistant", "content": "What?"}]}
      """#,
    ],
    allowed: [
      #"{"text": "It rained.", "weight": 0.5}"#,
      #"{"messages": [{"role": "assistant", "content": "Hi"}], "tools": [], "weight": 1}"#,
      #"{"text": "It rained.", "weigth": 0.5}"#,
    ],
    check: .record(.oddShape) { record, findings in
      guard let format = record.format else { return }
      let known = Set(format.requiredKeys + format.optionalKeys)
      let slips = Set(record.misspeltKeys.map(\.key.index))
      for (key, _) in record.root.members where !slips.contains(key.index) {
        guard let name = key.text, !known.contains(name) else { continue }
        findings.report(
          key, "the key \(key.shortText) is not part of \(format.article) record",
          help: cure(for: name, in: format))
      }
    })
}

private func cure(for key: String, in format: DatasetFormat) -> String? {
  switch (key, format) {
  case ("tools", .preference): "move 'tools' into 'input', beside 'messages'"
  case ("tools", _): "drop 'tools'; only conversations and preference inputs can have tools"
  case ("functions", .conversation), ("function_call", .conversation):
    "write the functions as 'tools', each as {\"type\": \"function\", \"function\": …}"
  default: nil
  }
}
