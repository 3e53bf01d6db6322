// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct CheckConfigurationTests {
  private func configuration(_ text: String) throws -> CheckConfiguration {
    try CheckConfiguration(
      YAMLParser.parse(text, file: "jsonlcheck.yaml"), file: "jsonlcheck.yaml",
      folder: PathName("/project"))
  }

  @Test func `Everything is read`() throws {
    let read = try configuration(
      """
      model: Qwen/Qwen3.5-9B
      tokenizer: models/tokenizer.json
      chat-template: /templates/own.jinja
      format: conversation
      method: sft
      epochs: 3
      max-seq-length: 4096
      select: [all]
      extend-select: [json]
      ignore: [encoding/crlf]
      severity: {chat: note, chat/consecutive-same-role: error}
      thresholds: {chat/consecutive-same-role: max 2%, json/trailing-comma: 3}
      max-warnings: 10
      baseline: accepted.jsonl
      """)
    let settings = read.settings(for: "/project/train.jsonl")
    #expect(settings.model == "Qwen/Qwen3.5-9B" && settings.format == .conversation)
    #expect(settings.tokenizer == "/project/models/tokenizer.json")
    #expect(settings.chatTemplate == "/templates/own.jinja")
    #expect(settings.method == .sft && settings.epochs == 3 && settings.maxSeqLength == 4096)
    #expect(read.maxWarnings == 10 && read.baseline == "/project/accepted.jsonl")
    let rules = settings.rules.reduce(into: RuleSettings()) { $0.apply($1) }
    #expect(rules.ignored.contains("encoding/crlf"))
    #expect(rules.severities["chat/consecutive-same-role"] == .error)
    #expect(rules.severities["chat/empty-content"] == .note)
    #expect(rules.thresholds["chat/consecutive-same-role"] == .percent(2))
    #expect(rules.thresholds["json/trailing-comma"] == .count(3))
  }

  @Test func `Overrides hold for the files they name, the last one first`() throws {
    let read = try configuration(
      """
      format: text
      overrides:
        - files: [data/**]
          format: conversation
          ignore: [chat]
        - files: ["*.pairs.jsonl", data/odd.jsonl]
          format: preference
          extend-select: [chat/no-assistant]
      """)
    #expect(read.settings(for: "/project/a.jsonl").format == .text)
    #expect(read.settings(for: "/project/data/x/a.jsonl").format == .conversation)
    #expect(read.settings(for: "/project/data/odd.jsonl").format == .preference)
    #expect(read.settings(for: "/project/x/y.pairs.jsonl").format == .preference)
    #expect(read.settings(for: "/elsewhere/data/a.jsonl").format == .text)
    let rules = read.settings(for: "/project/data/odd.jsonl").rules
      .reduce(into: RuleSettings()) { $0.apply($1) }
    #expect(!rules.ignored.contains("chat/no-assistant"))
    #expect(rules.ignored.contains("chat/empty-content"))
  }

  @Test(arguments: [
    ("ignroe: [chat]", "1:1: unknown key \"ignroe\"; did you mean \"ignore\"?"),
    (
      "model: x\nignore: [chat, chatt]",
      "2:16: no rule or group is called \"chatt\"; did you mean chat"
    ),
    ("ignore: chat", "1:9: expected a sequence"),
    ("fail-on: errors", "1:10: expected one of error"),
    ("severity: {chat: off}", "1:18: expected one of error, warning, note, found \"off\""),
    ("severity: {json/coment: note}", "did you mean json/comment"),
    ("thresholds: {chat: some}", "1:20: expected a number of findings (max 3)"),
    ("thresholds: [chat]", "1:13: expected rules with their values"),
    ("overrides: [{ignore: [chat]}]", "1:13: the key \"files\" is missing"),
    ("overrides: [{files: [a], baseline: b}]", "1:26: unknown key \"baseline\""),
    ("epochs: 21", "from 1 to 20"), ("format: chat", "expected one of conversation"),
    ("fail-on: note\nmax-warnings: 3", "2:15: \"max-warnings\" and \"fail-on: note\" contradict"),
    ("a: &x 1", "anchors"), ("[]", "1:1: expected a mapping"), ("model: ''", "expected text"),
  ])
  func `Faults have their place and say what to do`(_ text: String, _ words: String) {
    #expect {
      try configuration(text)
    } throws: {
      "\($0)".hasPrefix("jsonlcheck.yaml:") && "\($0)".contains(words)
    }
  }

  @Test func `Nothing is a configuration that says nothing`() throws {
    #expect(try configuration("") == CheckConfiguration(folder: PathName("/project")))
    #expect(try configuration("ignore:\n").settings == CheckSettings())
  }

  @Test func `What is printed comes to the same when it is read`() throws {
    var settings = CheckSettings()
    settings.model = "a: 'strange' \"model\" # name\u{202E}"
    settings.tokenizer = "/x y/tokenizer.json"
    settings.format = .preference
    settings.epochs = 4
    var rules = RuleSettings()
    var selection = RuleSelection()
    selection.ignore = [try RuleSelector("encoding")]
    selection.severities = ["chat/no-assistant": .note]
    selection.thresholds = ["chat/no-assistant": .percent(0.5), "json/comment": .count(3)]
    rules.apply(selection)
    let text = ConfigurationText.text(
      settings, rules, failOn: .note, maxWarnings: nil, baseline: "/b: c.jsonl")
    let read = try configuration(text)
    var again = read.settings(for: "x")
    #expect(again.rules.reduce(into: RuleSettings()) { $0.apply($1) } == rules)
    again.rules = []
    #expect(again == settings)
    #expect(read.failOn == .note && read.baseline == "/b: c.jsonl")
  }
}
