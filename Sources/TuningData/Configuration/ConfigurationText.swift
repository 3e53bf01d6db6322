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
    writer.addRules(rules)
    writer.addMapping("severity", byName(rules.severities.mapValues(\.rawValue)))
    writer.addMapping("thresholds", byName(rules.thresholds.mapValues(\.description)))
    return writer.text
  }

  /// Says which rules are reported: those that are, or those that are not, whatever is shorter.
  private mutating func addRules(_ rules: RuleSettings) {
    let all = RuleCatalogue.rules.map(\.id)
    let ignored = names(all.filter { rules.ignored.contains($0) })
    let selected = names(all.filter { !rules.ignored.contains($0) })
    if selected.count < ignored.count {
      addList("select", selected, isNeeded: true)
    } else {
      addList("select", ["all"])
      addList("ignore", ignored)
    }
  }

  /// Names rules, with the group for all rules of a group.
  private func names(_ ids: [String]) -> [String] {
    var names: [String] = []
    for group in RuleCatalogue.groups {
      let some = ids.filter { $0.hasPrefix("\(group)/") }
      let isWhole = some.count == RuleCatalogue.rules.count { $0.group == group }
      names += isWhole ? [group] : some
    }
    return names
  }

  /// Names rules with their values, with the group where all rules of a group have the same.
  private static func byName(_ values: [String: String]) -> [String: String] {
    var named = values
    for group in RuleCatalogue.groups {
      let ids = RuleCatalogue.rules.filter { $0.group == group }.map(\.id)
      guard ids.count > 1, let value = values[ids[0]], ids.allSatisfy({ values[$0] == value })
      else {
        continue
      }
      for id in ids { named[id] = nil }
      named[group] = value
    }
    return named
  }

  private mutating func add(_ key: String, _ value: String) {
    text += "\(key): \(ConfigurationText.scalar(value))\n"
  }

  private mutating func addList(_ key: String, _ values: [String], isNeeded: Bool = false) {
    if values.isEmpty, isNeeded { text += "\(key): []\n" }
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
