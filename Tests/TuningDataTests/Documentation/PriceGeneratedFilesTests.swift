// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import TuningData

@Suite struct PriceGeneratedFilesTests {
  private static let directory = "schemas/prices"

  @Test func `The page on prices is the one of the YAML files`() throws {
    let catalogue = try PriceCatalogue(directory: "\(repositoryRoot)/\(Self.directory)")
    try GeneratedFile(path: "docs/prices.md").expect(PricePage.markdown(for: catalogue))
  }

  @Test func `The embedded prices are those of the YAML files`() throws {
    try EmbeddedFiles(type: "EmbeddedPrices", folder: Self.directory)
      .expect(at: "Sources/TuningData/Pricing/EmbeddedPrices.swift")
  }
}
