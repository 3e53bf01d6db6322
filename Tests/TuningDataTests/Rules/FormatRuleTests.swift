// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct FormatRuleTests {
  @Test func anUnknownFormatIsTheOnlyFindingOfItsLine() async throws {
    let found = try await findings(#"{"prompt": null, "weigth": "x", "id": 1}"#)
    #expect(found == ["1:1 format/unknown-format: no known format: 'prompt' without 'completion'"])
  }

  @Test func anUnknownFormatIsMeasuredAgainstThePinnedOne() async throws {
    let found = try await findings(Example(#"{"prompt": "Hi"}"#, format: .preference))
    #expect(
      found == [
        """
        1:1 format/unknown-format: no known format: 'input', 'preferred_output' and \
        'non_preferred_output' are missing; the only key is 'prompt'
        """
      ])
  }

  @Test func longAndManyKeysAreCut() async throws {
    let long = String(repeating: "k", count: 100)
    let line = #"{"\#(long)": 1, "a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1}"#
    let found = try await findings(Example(line))
    let short = String(repeating: "k", count: 39) + "…"
    #expect(
      found == [
        """
        1:1 format/unknown-format: no known format: the keys are '\(short)', 'a', 'b', 'c', 'd' \
        and 2 more
        """
      ])
  }

  @Test func aMisspeltKeyIsReportedOnce() async throws {
    #expect(
      try await findings(#"{"promt": "Hi", "completion": "Hello"}"#) == [
        "1:2 format/misspelt-key: the record has 'promt' where 'prompt' was probably meant"
      ])
  }

  @Test func everyRecordOfTheRarerFormatsIsCountedAndPlaced() async throws {
    let text = "{\"text\": \"Hi\"}\n"
    let pair = "{\"prompt\": \"Hi\", \"completion\": \"Hello\"}\n"
    var options = LintOptions()
    options.maximumDiagnostics = 2
    options.blockSize = 64
    let report = try await Linter(options: options).check(
      Example(text + pair + text + pair + pair + text + text).source)
    #expect(report.counts.map(\.count) == [3])
    #expect(report.diagnostics.map(\.place?.line) == [2, 4])
    #expect(report.diagnostics.map(\.place?.byteOffset) == [15, 70])
    #expect(
      report.diagnostics.first?.message
        == "an instruction record in a file of text records: 3 instruction and 4 text")
  }

  @Test func invalidLinesAreNotNoRecords() async throws {
    #expect(try await findings("{\n\n").allSatisfy { !$0.contains("no-records") })
  }

  @Test func aManyTimesMisspeltRecordStaysCheap() async throws {
    let members = (0..<20_000).map { "\"mesages\($0 % 7)\": 1" }.joined(separator: ",")
    let report = try await Linter().check(Example("{\(members)}").source)
    #expect(report.counts.first { $0.rule == "format/misspelt-key" }?.count == 20_000)
  }
}

/// Returns what is found in an example: line, column, rule and message.
private func findings(_ example: Example) async throws -> [String] {
  let report = try await Linter(options: example.options).check(example.source)
  return report.diagnostics.map { diagnostic in
    let place = diagnostic.place.map { "\($0.line):\($0.column) " } ?? ""
    return "\(place)\(diagnostic.rule): \(diagnostic.message)"
  }
}
