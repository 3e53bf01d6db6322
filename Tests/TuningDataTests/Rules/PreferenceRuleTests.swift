// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct PreferenceRuleTests {
  @Test(arguments: [
    (#""Hi""#, #""Hi""#, "same"),
    (#""Hi""#, #""\u0048i""#, "same"),
    (#""Hi  you""#, #""hi you\n""#, "alike"),
    (#""ÄRGER""#, #""ärger""#, "alike"),
    (#""Hi""#, #"[{"type": "text", "text": "Hi"}]"#, "alike"),
    (#"[{"type": "text", "text": "Hi"}]"#, #"[{"text": "Hi", "type": "text"}]"#, "same"),
    (#""Hi""#, #""Hi!""#, "different"),
    (#""Hi""#, #""H""#, "different"),
    (#""""#, #""x""#, "different"),
  ])
  func outputsAreComparedByWhatTheySay(
    _ preferred: String, _ other: String, _ expected: String
  ) async throws {
    let found = try await messages(of: "preference/identical", preferred, other)
    switch expected {
    case "same": #expect(found == ["both outputs are the same"])
    case "alike":
      #expect(found == ["the outputs differ only in white space, case, call ids or form"])
    default: #expect(found == [])
    }
  }

  @Test func deepAndOddContentsAreCompared() async throws {
    let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(try await messages(of: "preference/identical", deep, deep + " ").count == 1)
    #expect(try await messages(of: "preference/identical", "null", "null") == [])
    #expect(try await messages(of: "preference/identical", "7", "7.0").count == 1)
  }

  private func messages(
    of rule: String, _ preferred: String, _ other: String
  ) async throws -> [String] {
    let line = """
      {"input": {"messages": [{"role": "user", "content": "Hi"}]}, "preferred_output": \
      [{"role": "assistant", "content": \(preferred)}], "non_preferred_output": \
      [{"role": "assistant", "content": \(other)}]}
      """
    let report = try await Linter().check(Example(line).source)
    return report.diagnostics.filter { $0.rule == rule }.map(\.message)
  }
}
