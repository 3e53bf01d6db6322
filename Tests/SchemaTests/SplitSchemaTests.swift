// SPDX-License-Identifier: Apache-2.0

import JSONLines
import TestSupport
import Testing
import TuningData

@Suite(SchemaOracle.isInstalled) struct SplitSchemaTests {
  private static let changes: [@Sendable (inout SplitOptions) -> Void] = [
    { _ in },
    {
      $0.method = .exact; $0.seed = .max
    }, { $0.folds = 3 },
    {
      $0.duplicates = .near(0.75); $0.shuffles = true
    },
    {
      $0.stratify = [.format, .length]; $0.maximumValidation = 3
    },
    {
      $0.groupBy = ["user", "/kind"].compactMap { GroupKey($0) }; $0.duplicates = .off
    },
    {
      $0.timeKey = JSONPointer("/at"); $0.gap = 3_000_000
    },
    { $0.parts = ["a=rest", "b=1.25%", "c=1", "d=7rows"].compactMap { SplitPart($0) } },
    {
      $0.checks = true; $0.rejectsPath = "rejects.jsonl"
    },
    { $0.earlier = earlier },
  ]

  /// A split of nothing.
  private static var earlier: EarlierSplit? {
    let text = """
      {"version": 1, "algorithm": "jsonlsplit-1", "seed": "1", "files": [], "input": {"path": "-", \
      "rows": 1, "bytes": 1, "sha256": "\(String(repeating: "0", count: 64))"}}
      """
    let manifest = try? SplitManifest(Array(text.utf8), path: "m.json")
    return manifest.map { EarlierSplit($0, path: "m.json") }
  }

  /// Splits a file in all ways; returns the manifests.
  private func manifests() async throws -> [String] {
    let folder = try TemporaryFolder()
    let rows = (0..<120).map {
      "{\"text\": \"Row \($0).\", \"at\": \($0), \"user\": \($0 % 60), \"kind\": \($0)}\n"
    }
    var texts: [String] = []
    for change in Self.changes {
      var options = SplitOptions()
      options.checks = false
      options.replacesFiles = true
      change(&options)
      options.rejectsPath = options.rejectsPath.map { folder.path($0) }
      let lines = options.checks ? (0..<50).map { "{\"text\": \"Row \($0).\"}\n" } + ["{}\n"] : rows
      let path = try folder.write(lines.joined().utf8, to: "in.jsonl")
      if case .split(let manifest, _) = try await Splitter(options).split(path) {
        texts.append(manifest.document.text)
      }
    }
    return texts
  }

  @Test func `Manifests fit the schema`() async throws {
    let manifests = try await manifests()
    #expect(manifests.count == Self.changes.count)
    for answer in try answers(manifests) { #expect(answer == .fits) }
  }

  @Test func `The schema takes nothing that is not in it`() async throws {
    let document = try await manifests()[1]
    let spoilt = [
      document.replacing("\"version\": 1", with: "\"version\": 2"),
      document.replacing("\"rows\": 120", with: "\"rows\": 120, \"more\": 1"),
      document.replacing("\"rows\": 120,", with: ""),
      document.replacing("\"method\": \"exact\"", with: "\"method\": \"lots\""),
      document.replacing("\"sha256\": \"", with: "\"sha256\": \"x"),
      document.replacing("\"largestGroup\"", with: "\"largest\""),
    ]
    #expect(spoilt.allSatisfy { $0 != document })
    for answer in try answers(spoilt) { #expect(answer != .fits) }
  }

  private func answers(_ documents: [String]) throws -> [SchemaOracle.Answer] {
    try SchemaOracle.answers(documents.map { .init(schema: SchemaFiles.split, text: $0) })
  }
}
