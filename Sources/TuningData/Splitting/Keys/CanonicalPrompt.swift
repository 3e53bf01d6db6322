// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// What a row asks of the model, in a form that is the same for all rows that ask the same.
enum CanonicalPrompt {
  /// Appends the prompt of a record; where it has none, the whole record.
  ///
  /// Of a conversation it is the roles and contents of all messages before the first answer, of a
  /// preference those of its input, of an instruction its `prompt`, of a text all of it. A list of text parts is the same
  /// as their text. Tools, names, weights and whatever else a message has do not count.
  static func append(_ root: JSONValue, _ format: DatasetFormat?, to canonical: inout CanonicalJSON)
  {
    switch format {
    case .instruction?:
      guard let prompt = root["prompt"] else { return canonical.append(root) }
      canonical.append(prompt)
    case .conversation?: append(root["messages"], of: root, to: &canonical)
    case .preference?: append(root["input"]?["messages"], of: root, to: &canonical)
    case .text?: canonical.append(root["text"] ?? root)
    case nil: canonical.append(root)
    }
  }

  private static func append(
    _ messages: JSONValue?, of root: JSONValue, to canonical: inout CanonicalJSON
  ) {
    let asked = messages?.elements.prefix { $0["role"]?.isText("assistant") != true }
    guard let asked, !asked.isEmpty else { return canonical.append(root) }
    canonical.append("[")
    for (index, message) in asked.enumerated() {
      if index > 0 { canonical.append(",") }
      append(message, to: &canonical)
    }
    canonical.append("]")
  }

  private static func append(_ message: JSONValue, to canonical: inout CanonicalJSON) {
    canonical.append("{\"content\":")
    if let content = message["content"] {
      append(content: content, to: &canonical)
    } else {
      canonical.append("null")
    }
    if let role = message["role"] {
      canonical.append(",\"role\":")
      canonical.append(role)
    }
    canonical.append("}")
  }

  private static func append(content: JSONValue, to canonical: inout CanonicalJSON) {
    let parts = content.elements
    let texts = parts.compactMap { $0["type"]?.isText("text") == true ? $0["text"] : nil }
    guard !texts.isEmpty, texts.count == parts.count, texts.allSatisfy({ $0.kind == .string })
    else { return canonical.append(content) }
    canonical.append(joining: texts)
  }
}
