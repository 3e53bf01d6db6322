// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import TuningData

/// The schema serves editors and is written by hand, so that it could fall behind the reader.
@Suite struct ModelSchemaTests {
  private let definitions: [String: Any]

  init() throws {
    let url = URL(filePath: "\(repositoryRoot)/schemas/models.schema.json")
    let schema = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any]
    definitions = try #require(schema?["$defs"] as? [String: Any])
  }

  @Test func `The schema has the keys that the reader takes`() {
    #expect(keys("model-values") == Set(ModelProfile.keys))
    #expect(keys("family-values") == Set(TemplateFamily.keys))
    #expect(keys("tokenizer-values") == Set(TokenizerSource.keys))
    #expect(keys("tokenizer-file") == Set(TokenizerSource.File.keys))
    #expect(keys("hub") == Set(HubRepository.keys))
    #expect(keys("batch-limits") == Set(BatchLimits.keys))
    #expect(keys("lora-limits") == Set(LoRALimits.keys))
  }

  @Test func `The schema has the words that the reader takes`() {
    let model = properties("model-values")
    #expect(words(model["status"]) == ModelStatus.allCases.map(\.rawValue))
    #expect(words(model["kind"]) == ModelKind.allCases.map(\.rawValue))
    #expect(words(model["price-bracket"]) == PriceBracket.allCases.map(\.rawValue))
    let patterns = TokenizerSource.Pattern.allCases.map(\.rawValue)
    #expect(words(definitions["pattern"]) == patterns)
    #expect(
      words(properties("tokenizer-values")["normalizer"])
        == TokenizerSource.Normalizer.allCases.map(\.rawValue))
    #expect(
      words(properties("tokenizer-file")["format"])
        == TokenizerSource.Format.allCases.map(\.rawValue))
    #expect(
      words(definitions["system-role"]) == TemplateFamily.SystemRole.allCases.map(\.rawValue))
  }

  private func properties(_ definition: String) -> [String: Any] {
    (definitions[definition] as? [String: Any])?["properties"] as? [String: Any] ?? [:]
  }

  private func keys(_ definition: String) -> Set<String> {
    Set(properties(definition).keys)
  }

  private func words(_ property: Any?) -> [String] {
    (property as? [String: Any])?["enum"] as? [String] ?? []
  }
}
