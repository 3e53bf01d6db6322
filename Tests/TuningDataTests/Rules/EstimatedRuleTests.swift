// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import TuningData

@Suite struct EstimatedRuleTests {
  private let row = [UInt8](
    (#"{"messages": [{"role": "user", "content": "Tell me of the rain in Bergen."}, "#
      + #"{"role": "assistant", "content": "\#(String(repeating: "It rained on. ", count: 40))"}]}"#)
      .utf8)

  @Test func `A count that may be on either side of the limit is no error`() async throws {
    let length = try #require(try await count().longest?.length)
    let report = try await check(contextLength: length - 1)
    #expect(report.counts.map(\.rule) == ["length/near-context"])
    #expect(report.diagnostics[0].message.hasPrefix("≈ "))
    #expect(report.diagnostics[0].help.contains("jsonltokens fetch"))
  }

  @Test func `A count that is over the limit by more than its error is one`() async throws {
    let length = try #require(try await count().longest?.length)
    let report = try await check(contextLength: length / 2)
    #expect(report.counts.map(\.rule) == ["length/over-context", "weights/truncation-cuts-answer"])
    #expect(report.diagnostics.allSatisfy { $0.message.contains("≈ ") })
  }

  private func count() async throws -> TokenSummary {
    try await FileTokenCounter(try setup(contextLength: nil)).count(MemorySource(row))
  }

  private func check(contextLength: Int) async throws -> FileReport {
    var options = LintOptions()
    options.tokens = try setup(contextLength: contextLength)
    return try await Linter(options: options).check(MemorySource(row + [0x0A]))
  }

  private func setup(contextLength: Int?) throws -> TokenSetup {
    var request = TokenRequest()
    guard
      case .found(let profile) = try ModelCatalogue.embedded().lookup(
        "meta-llama/Llama-3.3-70B-Instruct-Reference")
    else { throw TokenSetupError.nothingToCountWith(model: nil) }
    request.model = profile
    request.contextLength = contextLength
    let setup = try TokenSetup(request)
    #expect(setup.isEstimate)
    return setup
  }
}
