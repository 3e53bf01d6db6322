// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// What `docs/editors.md` tells editors is understood.
@Suite struct EditorPageTests {
  private let settings: [[String: Any]]

  init() throws {
    let page = try MarkdownPage(path: "docs/editors.md")
    settings = try page.blocks.filter { $0.language == "json" }.map {
      let text = $0.lines.joined(separator: "\n")
      return try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
  }

  @Test func `The problem matcher reads every line of the concise report`() throws {
    let task = try #require((settings[0]["tasks"] as? [[String: Any]])?.first)
    let matcher = try #require(task["problemMatcher"] as? [String: Any])
    let pattern = try #require(matcher["pattern"] as? [String: Any])
    let expression = try NSRegularExpression(pattern: try #require(pattern["regexp"] as? String))
    let options = try #require(task["args"] as? [String]).dropFirst().joined(separator: " ")
    let files = "samples/*/bad/*.jsonl samples/*/good/*.jsonl"
    let output = try CommandRun(script: "jsonlcheck \(options) \(files)").output
    let report = try CommandRun(
      script: "jsonlcheck --output-format json --max-diagnostics all \(files)"
    ).output
    let matched = try output.split(separator: "\n").map { line in
      let line = String(line)
      let match = try #require(
        expression.firstMatch(in: line, range: NSRange(line.startIndex..., in: line)), "\(line)")
      return try ["file", "line", "column", "severity", "code", "message"].map { name in
        let group = try #require(pattern[name] as? Int)
        return String(line[try #require(Range(match.range(at: group), in: line))])
      }
    }
    #expect(try matched == findings(report))
    #expect(Set(matched.map { $0[3] }).isSuperset(of: ["error", "warning"]))
  }

  /// The findings of a JSON report in the order of the report.
  private func findings(_ report: String) throws -> [[String]] {
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])
    return try #require(document["files"] as? [[String: Any]]).flatMap { file in
      (file["diagnostics"] as? [[String: Any]] ?? []).map { finding in
        [
          "\(file["path"] ?? "")", "\(finding["line"] as? Int ?? 1)",
          "\(finding["column"] as? Int ?? 1)", "\(finding["severity"] ?? "")",
          "\(finding["rule"] ?? "")", "\(finding["message"] ?? "")",
        ]
      }
    }
  }

  @Test func `The schemas in the settings are there`() throws {
    let schemas = try #require(settings[1]["json.schemas"] as? [[String: Any]])
    for schema in schemas {
      let url = try #require(schema["url"] as? String)
      #expect(FileManager.default.fileExists(atPath: "\(repositoryRoot)/\(url)"))
      let pattern = try #require((schema["fileMatch"] as? [String])?.first)
      #expect(url.hasSuffix("/\(pattern.dropFirst(2).dropLast(5)).schema.json"))
    }
  }
}
