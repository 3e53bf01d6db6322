// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import TuningData

/// The schema serves editors and is written by hand, so that it could fall behind the reader.
@Suite struct PriceSchemaTests {
  private let schema: [String: Any]

  init() throws {
    let url = URL(filePath: "\(repositoryRoot)/schemas/prices.schema.json")
    let value = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
    schema = try #require(value as? [String: Any])
  }

  @Test func `The schema has the keys that the reader takes`() {
    #expect(Set(members("$defs", "entry", "properties").keys) == Set(YAMLMapping.priceKeys))
    #expect(Set(members("$defs", "scope", "properties").keys) == Set(YAMLMapping.scopeKeys))
    let prices = Set(members("$defs", "prices", "properties").keys)
    #expect(prices == Set(TrainingType.allCases.map(\.rawValue)))
    let rates = Set(members("properties", "rates", "items", "properties").keys)
    #expect(rates == Set(TuningMethod.allCases.map(\.rawValue) + ["minimum"]))
  }

  @Test func `The schema has the words that the reader takes`() {
    let confidence = members("$defs", "entry", "properties", "confidence")["enum"] as? [String]
    #expect(confidence == PriceEvidence.Confidence.allCases.map(\.rawValue))
    let brackets = members("$defs", "scope", "properties", "bracket")["enum"] as? [String]
    #expect(brackets == PriceBracket.allCases.map(\.rawValue))
  }

  private func members(_ path: String...) -> [String: Any] {
    path.reduce(schema) { $0[$1] as? [String: Any] ?? [:] }
  }
}
