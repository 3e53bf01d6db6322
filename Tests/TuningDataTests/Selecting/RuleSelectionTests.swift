// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct RuleSelectionTests {
  private func selected(
    select: [String]? = nil, extend: [String] = [], ignore: [String] = []
  ) throws -> Set<String> {
    var settings = RuleSettings()
    settings.apply(try selection(select: select, extend: extend, ignore: ignore))
    return RuleSelector.all.rules.subtracting(settings.ignored)
  }

  private func selection(
    select: [String]? = nil, extend: [String] = [], ignore: [String] = []
  ) throws -> RuleSelection {
    var selection = RuleSelection()
    selection.select = try select?.map { try RuleSelector($0) }
    selection.extendSelect = try extend.map { try RuleSelector($0) }
    selection.ignore = try ignore.map { try RuleSelector($0) }
    return selection
  }

  private func rules(where isMeant: (String) -> Bool) -> Set<String> {
    Set(RuleCatalogue.rules.map(\.id).filter(isMeant))
  }

  @Test func `Selectors name all rules, groups, rules and patterns`() throws {
    #expect(try selected() == rules { _ in true })
    #expect(try selected(select: ["json"]) == rules { $0.hasPrefix("json/") })
    #expect(try selected(select: ["chat/no-assistant"]) == ["chat/no-assistant"])
    #expect(try selected(select: ["*/empty-*"]) == rules { $0.contains("/empty-") })
    #expect(try selected(select: []) == [])
    #expect(
      try selected(ignore: ["json", "chat"])
        == rules {
          !$0.hasPrefix("json/") && !$0.hasPrefix("chat/")
        })
  }

  @Test func `The more exact selector counts, of equally exact ones ignore`() throws {
    let exact = try selected(extend: ["chat/no-assistant"], ignore: ["chat", "all"])
    #expect(exact == ["chat/no-assistant"])
    #expect(try selected(select: ["chat"], ignore: ["chat"]) == [])
    #expect(try selected(select: ["chat/no-assistant"], ignore: ["chat/no-assistant"]) == [])
    #expect(try selected(select: ["all"], ignore: ["chat/*"]) == rules { !$0.hasPrefix("chat/") })
  }

  @Test func `A later place has the last word`() throws {
    var settings = RuleSettings()
    settings.apply(try selection(ignore: ["chat/no-assistant"]))
    settings.apply(try selection(extend: ["chat"]))
    #expect(!settings.ignored.contains("chat/no-assistant"))
    settings.apply(try selection(select: ["json"]))
    #expect(settings.ignored == rules { !$0.hasPrefix("json/") })
  }

  @Test(arguments: [
    ("chatt", "did you mean chat"), ("chat/no-asistant", "did you mean chat/no-assistant?"),
    ("no-assistant", "did you mean chat/no-assistant?"), ("zzzzzzzz/*", "there are balance, chat"),
    ("", "there are balance, chat"),
  ])
  func `A selector that names nothing is refused`(_ text: String, _ words: String) {
    #expect {
      try RuleSelector(text)
    } throws: {
      "\($0)".contains(words)
    }
  }

  @Test(arguments: [
    ("max 0", "max 0"), ("3", "max 3"), ("max  2%", "max 2%"), ("2.50%", "max 2.5%"),
    ("100%", "max 100%"),
  ])
  func `Thresholds are read and written`(_ text: String, _ written: String) {
    #expect(Threshold(text)?.description == written)
  }

  @Test(arguments: ["", "max", "-1", "max -1", "101%", "2 %", "%", "1e3", "inf%", "٣", "max2"])
  func `What is no threshold is refused`(_ text: String) {
    #expect(Threshold(text) == nil)
  }
}
