// SPDX-License-Identifier: Apache-2.0

import Foundation
import LintProbe
import TestSupport
import Testing
import TuningData

/// The inputs that the fuzzer starts from, under settings of all kinds: a fault that it found once
/// stays found.
@Suite struct FuzzCorpusTests {
  @Test(arguments: try files())
  func theReportAddsUp(_ name: String) async throws {
    let url = URL(fileURLWithPath: Self.folder + "/" + name)
    let bytes = [UInt8](try Data(contentsOf: url))
    let catalogue = try ModelCatalogue.embedded()
    let models = FuzzSeeds.models(catalogue)
    for number in stride(from: UInt32(0), to: 40_000, by: 397) {
      let probe = LintProbe(ProbeSettings(number, models: models), catalogue: catalogue)
      let complaint = await probe.complaint(about: bytes)
      #expect(complaint == nil, "settings \(number)")
    }
  }

  private static let folder = repositoryRoot + "/Tests/Fixtures/fuzz"

  private static func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".jsonl") }
      .sorted()
  }
}
