// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct ModelCatalogueErrorTests {
  private static let families = """
    as-of: 2026-01-01
    source: test
    families:
      - {name: llama3, system-role: supported}
    """

  private static let head = """
    as-of: 2026-01-01
    source: test
    defaults: {organisation: Test, status: current}
    models:
      - id: a/one

    """

  @Test func `A short entry is enough`() throws {
    let catalogue = try catalogue(Self.head)
    #expect(catalogue.profiles.map(\.id) == ["a/one"])
    #expect(catalogue.profiles[0].source == "test")
  }

  /// Each case follows the head, so that its first line is line 6 and belongs to the model `a/one`.
  @Test(arguments: [
    ("    contxt: {sft: 1024}", "6:5: unknown key \"contxt\"; did you mean \"context\"?"),
    ("    context: {stf: 1024}", "6:15: unknown key \"stf\"; did you mean \"sft\"?"),
    ("    context: 1024", "6:14: expected a mapping (\"key: value\"), found \"1024\""),
    (
      "    context: {sft: 32k}",
      "6:20: expected a whole number from 128 to 16777216 for \"sft\", found \"32k\""
    ),
    (
      "    context: {sft: -1}",
      "6:20: expected a whole number from 128 to 16777216 for \"sft\", found \"-1\""
    ),
    (
      "    status: curent",
      "6:13: expected one of current, current-limits-unknown, announced, retired for "
        + "\"status\", found \"curent\"; did you mean \"current\"?"
    ),
    ("    vision: yes", "6:13: expected true or false for \"vision\", found \"yes\""),
    (
      "    lora: {minimum-batch: 9, maximum-batch: 8, maximum-rank: 64}",
      "6:27: the minimum 9 is above the maximum"
    ),
    ("    lora: {minimum-batch: 8}", "6:11: the key \"maximum-batch\" is missing"),
    (
      "    full: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}",
      "6:48: unknown key \"maximum-rank\"; known are minimum-batch, maximum-batch, "
        + "maximum-batch-dpo"
    ),
    ("    full: maybe", "6:11: expected true or false for \"full\", found \"maybe\""),
    (
      "    parameters: {total: 3, active: 30}",
      "6:36: expected a number from 0.001 to 3.0 for \"active\", found \"30\""
    ),
    ("    parameters: {active: 3}", "6:17: the key \"total\" is missing"),
    (
      "    template: lama3",
      "6:15: unknown template family \"lama3\"; did you mean \"llama3\"?"
    ),
    (
      "    replacement: a/on",
      "6:18: \"a/on\" is not a model that can be tuned; did you mean \"a/one\"?"
    ),
    ("    aliases: one", "6:14: expected a sequence for \"aliases\", found \"one\""),
    ("    aliases: [A/One]", "6:14: the name \"A/One\" already belongs to \"a/one\""),
    ("  - id: a/one", "6:9: the name \"a/one\" already belongs to \"a/one\""),
    ("  - organisation: None", "6:5: the key \"id\" is missing"),
    ("  - a/two", "6:5: expected a mapping (\"key: value\"), found \"a/two\""),
    ("    id: a/two", "6:5: the key \"id\" was already given on line 5"),
    ("    note: &x text", "6:11: anchors (\"&name\") are not allowed; write the value out"),
  ])
  func `A wrong entry is placed and explained`(text: String, message: String) {
    #expect(failure(Self.head + text) == "t.yaml:\(message)")
  }

  @Test(arguments: [
    ("", "1:1: the key \"as-of\" is missing"),
    ("as-of: 2026-1-1", "1:8: expected a day as YYYY-MM-DD for \"as-of\", found \"2026-1-1\""),
    ("as-of: 2026-13-01", "1:8: expected a day as YYYY-MM-DD for \"as-of\", found \"2026-13-01\""),
    ("as-of: 2026-01-01", "1:1: the key \"source\" is missing"),
    ("model: []", "1:1: unknown key \"model\"; did you mean \"models\"?"),
    (
      "as-of: 2026-01-01\nsource: x\ndefaults: {id: a}\nmodels: [{}]",
      "3:12: unknown key \"id\"; known are organisation, status, parameters, kind, code, "
        + "reasoning, vision, tools, context, lora, full, default-lora-modules, "
        + "expert-lora-modules, template, template-variables, tokenizer, price-bracket, replacement, source, "
        + "note"
    ),
    (
      "as-of: 2026-01-01\nsource: x\nfamilies: []\nmodels: []",
      "4:9: keep \"families\" and \"models\" in files of their own"
    ),
    (
      "as-of: 2026-01-01\nsource: x\nfamilies: [{name: llama3, system-role: folded}]",
      "3:19: the template family \"llama3\" is described twice"
    ),
  ])
  func `A wrong file is placed and explained`(text: String, message: String) {
    #expect(failure(text) == "t.yaml:\(message)")
  }

  private func catalogue(_ text: String) throws(ModelCatalogueError) -> ModelCatalogue {
    var reader = ModelCatalogueReader()
    try reader.read(Array(Self.families.utf8).span, file: "families.yaml")
    try reader.read(Array(text.utf8).span, file: "t.yaml")
    return try reader.catalogue()
  }

  private func failure(_ text: String) -> String {
    do {
      _ = try catalogue(text)
      return "no error"
    } catch {
      return "\(error)"
    }
  }
}
