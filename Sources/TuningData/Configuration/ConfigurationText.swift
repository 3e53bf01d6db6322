// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Writes settings as a `jsonlcheck.yaml` that says all of them.
public struct ConfigurationText {
  private var text = ""

  /// Returns the configuration that comes to these settings, for one file.
  public static func text(
    _ settings: CheckSettings, _ rules: RuleSettings, failOn: FailLevel, maxWarnings: Int?,
    baseline: String?
  ) -> String {
    var writer = ConfigurationText()
    let names: [(String, String?)] = [
      ("model", settings.model), ("tokenizer", settings.tokenizer),
      ("chat-template", settings.chatTemplate), ("format", settings.format?.rawValue ?? "auto"),
      ("method", settings.method?.rawValue), ("epochs", settings.epochs.map(String.init)),
      ("max-seq-length", settings.maxSeqLength.map(String.init)), ("fail-on", failOn.rawValue),
      ("max-warnings", maxWarnings.map(String.init)), ("baseline", baseline),
    ]
    for (key, value) in names { if let value { writer.add(key, value) } }
    let ignored = RuleCatalogue.rules.map(\.id).filter { rules.ignored.contains($0) }
    writer.addList("select", ["all"])
    writer.addList("ignore", ignored)
    writer.addMapping("severity", rules.severities.mapValues(\.rawValue))
    writer.addMapping("thresholds", rules.thresholds.mapValues(\.description))
    return writer.text
  }

  private mutating func add(_ key: String, _ value: String) {
    text += "\(key): \(ConfigurationText.scalar(value))\n"
  }

  private mutating func addList(_ key: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    text += "\(key):\n" + values.map { "  - \(ConfigurationText.scalar($0))\n" }.joined()
  }

  private mutating func addMapping(_ key: String, _ values: [String: String]) {
    guard !values.isEmpty else { return }
    let lines = values.sorted { $0.key < $1.key }.map {
      "  \($0): \(ConfigurationText.scalar($1))\n"
    }
    text += "\(key):\n" + lines.joined()
  }

  /// A value as YAML reads it back as the same text: plain where nothing in it has a meaning.
  package static func scalar(_ value: String) -> String {
    let isPlain = value.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789/._-% ".unicodeScalars.contains($0))
    }
    let startsPlain = value.first.map { $0.isLetter || $0.isNumber || "/._".contains($0) } ?? false
    let isWord = ["~", "null", "true", "false"].contains(value) || value.hasSuffix(" ")
    if isPlain, startsPlain, !isWord { return value }
    // A JSON string is one of YAML, too.
    return String(JSONTree.string(value).line.dropLast())
  }
}
