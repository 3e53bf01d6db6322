// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

/// JSON is YAML, too, so the same texts are asked of the reader and of the schema.
@Suite(SchemaOracle.isInstalled) struct ConfigurationSchemaTests {
  private static let good = [
    "{}", "null", #"{"model": "x", "tokenizer": "y", "chat-template": "z"}"#,
    #"{"format": "auto", "method": "dpo", "epochs": 20, "max-seq-length": 1}"#,
    #"{"select": ["all"], "extend-select": ["chat"], "ignore": ["chat/no-assistant", "*/empty-*"]}"#,
    #"{"severity": {"chat": "error", "json/comment": "note"}, "fail-on": "never"}"#,
    #"{"thresholds": {"chat": 0, "json": "max 3", "json/comment": "2.5%", "text": "max 100%"}}"#,
    #"{"max-warnings": 0, "fail-on": "error", "baseline": "b"}"#,
    #"{"overrides": [{"files": ["a*", "b"], "ignore": ["chat"], "model": "x"}, {"files": []}]}"#,
    #"{"ignore": null, "overrides": null, "model": null, "fail-on": null, "max-warnings": 3}"#,
  ]

  private static let bad = [
    "[]", #""x""#, #"{"modle": "x"}"#, #"{"model": ""}"#, #"{"model": ["x"]}"#, #"{"epochs": 0}"#,
    #"{"epochs": "3"}"#, #"{"epochs": 21}"#, #"{"format": "chat"}"#, #"{"method": "rlhf"}"#,
    #"{"max-seq-length": 0}"#, #"{"select": "all"}"#, #"{"select": ["chatt"]}"#,
    #"{"ignore": ["chat", "chat"]}"#, #"{"severity": {"chat": "off"}}"#,
    #"{"severity": {"chta": "note"}}"#, #"{"severity": ["chat"]}"#,
    #"{"thresholds": {"chat": -1}}"#,
    #"{"thresholds": {"chat": "101%"}}"#, #"{"thresholds": {"chat": "max"}}"#,
    #"{"thresholds": {"chat": null}}"#, #"{"fail-on": "info"}"#, #"{"max-warnings": -1}"#,
    #"{"max-warnings": 3, "fail-on": "note"}"#, #"{"overrides": [{"ignore": ["chat"]}]}"#,
    #"{"overrides": [{"files": ["a"], "fail-on": "note"}]}"#, #"{"overrides": {"files": ["a"]}}"#,
    #"{"overrides": [{"files": ["a", "a"]}]}"#, #"{"files": ["a"]}"#,
  ]

  private func isRead(_ text: String) -> Bool {
    do {
      _ = try CheckConfiguration(
        YAMLParser.parse(text, file: "c"), file: "c", folder: PathName("/"))
      return true
    } catch {
      return false
    }
  }

  @Test func `The reader and the schema agree`() throws {
    let texts = Self.good + Self.bad
    let answers = try SchemaOracle.answers(
      texts.map { .init(schema: SchemaFiles.configuration, text: $0) })
    for (index, text) in texts.enumerated() {
      let isGood = index < Self.good.count
      #expect((answers[index] == .fits) == isGood, "schema: \(text)")
      #expect(isRead(text) == isGood, "reader: \(text)")
    }
  }
}
