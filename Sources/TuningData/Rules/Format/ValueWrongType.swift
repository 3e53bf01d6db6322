// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let valueWrongType = Rule(
    "format/value-wrong-type", .error,
    summary: "The value of a key at the top level has a type that its format does not allow.",
    why: """
      `prompt`, `completion` and `text` hold text, `messages` and `tools` hold lists; a prompt or a
      completion may also be a list of parts when there are images. Numbers and null fail in the
      clients up to 2.14, where a `messages` of null even ends in a traceback. Exports write such
      values for missing cells and for answers like 42. A list as `text` passes those clients by
      accident and is documented nowhere.
      """,
    help: "write the value as a string",
    sources: [
      "together-py 2.14.0, lib/utils/files.py", "docs.together.ai, fine-tuning data preparation",
    ],
    flagged: [
      #"{"prompt": "2 + 2 =", "completion": 4}"#,
      #"{"text": null}"#,
      #"{"text": [{"type": "text", "text": "It rained."}]}"#,
      #"{"messages": "[]"}"#,
      #"{"messages": [{"role": "assistant", "content": "Hi"}], "tools": {}}"#,
    ],
    allowed: [
      #"{"prompt": "2 + 2 =", "completion": "4"}"#,
      #"{"prompt": [{"type": "text", "text": "2 + 2 ="}], "completion": "4"}"#,
      #"{"messages": [{"role": "assistant", "content": "Hi"}], "tools": null}"#,
    ],
    check: .record([.oddShape, .parts, .tools]) { record, findings in
      guard let format = record.format, format != .preference else { return }
      for key in format.requiredKeys {
        guard let value = record.root[key], !allowedKinds(of: key).contains(value.kind) else {
          continue
        }
        findings.report(
          value, "'\(key)' is \(found(value)), not \(expectation(of: key))",
          help: cure(key, value))
      }
      // A string is the business of `tools/as-string`; null counts as absent.
      guard format == .conversation, let tools = record.root["tools"],
        ![.array, .string, .null].contains(tools.kind)
      else { return }
      findings.report(
        tools, "'tools' is \(tools.kindName), not a list", help: "put the tools into a list")
    })
}

private func allowedKinds(of key: String) -> [JSONNode.Kind] {
  switch key {
  case "messages": [.array]
  case "text": [.string]
  default: [.string, .array]
  }
}

private func found(_ value: JSONValue) -> String {
  value.kind == .number ? "the number \(value.shortSpelling)" : value.kindName
}

private func expectation(of key: String) -> String {
  switch key {
  case "messages": "a list of messages"
  case "text": "a string"
  default: "a string or a list of parts"
  }
}

private func cure(_ key: String, _ value: JSONValue) -> String? {
  switch (key, value.kind) {
  case ("messages", .string): "write the list itself, not its JSON text in a string"
  case ("messages", _): "write a list of objects with 'role' and 'content'"
  case (_, .null): "write the missing text, or drop the record"
  case ("text", .array): "join the parts to one string"
  default: nil
  }
}
