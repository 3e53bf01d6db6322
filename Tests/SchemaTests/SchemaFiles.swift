// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import TuningData

/// The schemas in the repository.
enum SchemaFiles {
  static let report = "schemas/report.schema.json"
  static let models = "schemas/models.schema.json"
  static let prices = "schemas/prices.schema.json"
  static let cost = "schemas/cost.schema.json"
  static let tokens = "schemas/tokens.schema.json"
  static let findings = "schemas/findings.schema.json"
  static let split = "schemas/split.schema.json"
  static let configuration = "schemas/config.schema.json"
  /// The schemas of what the tools print and write.
  static let outputs = [report, findings, cost, tokens, split]
  /// The schemas of what people write, and of data in the repository.
  static let data = [configuration, models, prices]
  static let all = DatasetFormat.allCases.map(path) + outputs + data

  /// Returns the path of the schema of a format's records.
  static func path(_ format: DatasetFormat) -> String {
    "schemas/formats/\(format.rawValue).schema.json"
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(repositoryRoot)/\(path)", encoding: .utf8)
  }

  /// Returns the schema's members.
  static func members(_ path: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(text(path).utf8))
    return value as? [String: Any] ?? [:]
  }
}
