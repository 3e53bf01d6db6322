// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport
import Testing

@testable import TuningData

/// Where the public data sets are; they are not part of the repository.
enum PublicData {
  static let folder =
    ProcessInfo.processInfo.environment["JSONL_TOOLS_DATA"] ?? repositoryRoot + "/../shared/data"
  static let isThere = FileManager.default.fileExists(atPath: folder)
}

/// Verdicts on public data sets, each of which was looked at by hand.
@Suite(.enabled(if: PublicData.isThere, "JSONL_TOOLS_DATA names no folder with public data sets"))
struct RealDataTests {
  @Test(arguments: [
    Expected("together_small_coqa_10.jsonl", .conversation, records: 10),
    Expected("mlx_wwdc25_train.jsonl", .instruction, records: 1800),
    Expected("mlx_wwdc25_valid.jsonl", .instruction, records: 144),
    Expected("mlx_wikisql_train.jsonl", .text, records: 1000),
    Expected("dj_demo_dedup.jsonl", .text, records: 14),
    // Single calls, each with its tools: the call is what is learnt.
    Expected("ms_stock_toolcall_training.jsonl", .conversation, records: 86),
    Expected(
      "ms_orca_dpo_validation.jsonl", .preference, records: 284,
      finds: ["encoding/no-final-newline": 1]),
    // Images behind links, which the service does not fetch.
    Expected(
      "ms_chartqa_training.jsonl", .conversation, records: 100,
      finds: ["vision/url-not-inline": 100]),
    // Thoughts in the content, and answers as strings beside questions as lists.
    Expected(
      "fw_food_reasoning.jsonl", .conversation, records: 50,
      finds: ["reasoning/think-in-content": 50, "vision/mixed-content-kinds": 50]),
    // LLaMA-Factory's own shape of parts, with tools as a string and results without calls.
    Expected(
      "lf_reason_tool_use_demo_50.jsonl", .conversation, records: 50,
      finds: [
        "chat/content-parts-shape": 401, "tools/as-string": 50, "tools/result-without-call": 42,
        "vision/no-image": 50,
      ]),
    // A log, not training data.
    Expected("fw_gcloud_log_sample.jsonl", nil, records: 32, finds: ["format/unknown-format": 32]),
    Expected("code_alpaca_2k.json", nil, records: 0, finds: ["json/whole-file-is-json": 1]),
    Expected("lf_dpo_en_demo.json", nil, records: 0, finds: ["json/whole-file-is-json": 1]),
    Expected(
      "HumanEval.jsonl.gz", nil, records: 164,
      finds: ["encoding/compressed": 1, "format/misspelt-key": 164]),
  ])
  func aPublicFileGetsTheVerdictThatItDeserves(_ expected: Expected) async throws {
    let path = PublicData.folder + "/" + expected.name
    let report = try await Linter().check(InputSource(path: path))
    #expect(report.format == expected.format)
    #expect(report.records == expected.records)
    let found = report.counts.map { ($0.rule, $0.count) }
    #expect(Dictionary(uniqueKeysWithValues: found) == expected.finds)
  }

  struct Expected: CustomTestStringConvertible {
    let name: String
    let format: DatasetFormat?
    let records: Int
    let finds: [String: Int]

    init(
      _ name: String, _ format: DatasetFormat?, records: Int, finds: [String: Int] = [:]
    ) {
      self.name = name
      self.format = format
      self.records = records
      self.finds = finds
    }

    var testDescription: String { name }
  }
}
