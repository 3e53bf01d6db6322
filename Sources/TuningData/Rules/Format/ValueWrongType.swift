// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let valueWrongType = Rule(
    "format/value-wrong-type", .error,
    summary: "A prompt, completion or text has a type that its format does not allow.",
    why: """
      `prompt`, `completion` and `text` hold text; a prompt or a completion may also be a list of
      parts when there are images. Numbers and null fail in the clients up to 2.14. Exports write
      such values for missing cells and for answers like 42. A list as `text` passes those clients
      by accident and is documented nowhere.
      """,
    help: "write the value as a string",
    sources: [
      "together-py 2.14.0, lib/utils/files.py", "docs.together.ai, fine-tuning data preparation",
    ],
    flagged: [
      #"{"prompt": "2 + 2 =", "completion": 4}"#,
      #"{"text": null}"#,
      #"{"text": [{"type": "text", "text": "It rained."}]}"#,
    ],
    allowed: [
      #"{"prompt": "2 + 2 =", "completion": "4"}"#,
      #"{"prompt": [{"type": "text", "text": "2 + 2 ="}], "completion": "4"}"#,
    ],
    check: .record([.oddShape, .parts]) { record, findings in
      guard let format = record.format, format == .instruction || format == .text else { return }
      for key in format.requiredKeys {
        guard let value = record.root[key], !allowedKinds(of: key).contains(value.kind) else {
          continue
        }
        let expected = key == "text" ? "a string" : "a string or a list of parts"
        findings.report(
          value, "'\(key)' is \(found(value)), not \(expected)", help: cure(key, value))
      }
    })
}

private func allowedKinds(of key: String) -> [JSONNode.Kind] {
  key == "text" ? [.string] : [.string, .array]
}

private func found(_ value: JSONValue) -> String {
  value.kind == .number ? "the number \(value.shortSpelling)" : value.kindName
}

private func cure(_ key: String, _ value: JSONValue) -> String? {
  switch (key, value.kind) {
  case (_, .null): "write the missing text, or drop the record"
  case ("text", .array): "join the parts to one string"
  default: nil
  }
}
