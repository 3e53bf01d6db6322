// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let unknownFormat = Rule(
    "format/unknown-format", .error,
    summary: "A record has none of the sets of keys that the service trains on.",
    why: """
      The service tells formats apart by the keys at the top level: `messages`, `prompt` with
      `completion`, `input` with both outputs, or `text`. A record without a complete set is refused;
      the old client said "Could not detect a format" and printed the keys. Services that say only
      "does not match any expected format" leave people to guess which key they meant.

      Nothing else is said about such a line, because there is nothing yet to judge it by.
      """,
    help: """
      give the record 'messages', 'prompt' and 'completion', 'text', or 'input' with \
      'preferred_output' and 'non_preferred_output'
      """,
    sources: [
      "together-py 2.14.0, lib/utils/files.py", "docs.together.ai, fine-tuning data preparation",
      "sagemaker-feedback #241",
    ],
    flagged: [
      #"{"prompt": "2 + 2 =", "label": "sum"}"#,
      #"{"promt": "2 + 2 ="}"#,
      #"{"title": "A day", "body": "It rained."}"#,
      "{}",
      Example(#"{"title": "A day"}"#, format: .text),
    ],
    allowed: [
      #"{"prompt": "2 + 2 =", "completion": " 4"}"#,
      #"{"text": "It rained."}"#,
      #"{"message": [{"role": "user", "content": "Hi"}]}"#,
      #"{"question": "2 + 2?", "answer": "4"}"#,
      #"{"m\u0065ssages": [{"role": "assistant", "content": "Hi"}]}"#,
    ],
    check: .record(.oddShape) { record, findings in
      guard record.shape == .unknown, record.misspeltKeys.isEmpty else { return }
      let guess = FormatGuess(record)
      findings.report(record.root, "no known format: \(guess.state)", help: guess.help)
    })
}

/// The format that a record comes nearest to.
private struct FormatGuess {
  private let root: JSONValue
  private let slips: [MisspeltKeys.Slip]
  /// The required keys of the nearest format that are there, and those that are not.
  private var present: [String] = []
  private var missing: [String] = []

  init(_ record: Record) {
    root = record.root
    slips = record.possibleSlips
    let keys = record.presentFormatKeys + slips.map(\.meant)
    let formats = record.pinnedFormat.map { [$0] } ?? DatasetFormat.allCases
    for format in formats {
      let found = format.requiredKeys.filter(keys.contains)
      guard found.count > present.count || formats.count == 1 else { continue }
      present = found
      missing = format.requiredKeys.filter { !keys.contains($0) }
    }
  }

  /// Which keys are there and which are not.
  var state: String {
    guard !missing.isEmpty else { return keys }
    let lack = "\(quoted(missing)) \(missing.count == 1 ? "is" : "are") missing"
    return present.isEmpty ? "\(lack); \(keys)" : "\(quoted(written)) without \(quoted(missing))"
  }

  /// What to do; nil when that is anybody's guess.
  var help: String? {
    let renamings = slips.filter { present.contains($0.meant) }
      .map { "rename \($0.key.shortText) to '\($0.meant)'" }
    guard !missing.isEmpty else { return nil }
    return (renamings + ["add \(quoted(missing))"]).listed()
  }

  /// The present keys as they are written.
  private var written: [String] {
    present.map { name in slips.first { $0.meant == name }?.key.text ?? name }
  }

  private var keys: String {
    let keys = root.members.map(\.key)
    guard !keys.isEmpty else { return "the object is empty" }
    let shown = keys.prefix(5).map(\.shortText) + (keys.count > 5 ? ["\(keys.count - 5) more"] : [])
    return "the \(keys.count == 1 ? "only key is" : "keys are") \(shown.listed())"
  }

  private func quoted(_ names: [String]) -> String { names.map { "'\($0)'" }.listed() }
}
