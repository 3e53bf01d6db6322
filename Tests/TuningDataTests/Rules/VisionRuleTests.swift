// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import Testing

@testable import TuningData

@Suite struct VisionRuleTests {
  private let png =
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAAC0lEQVR42mNgQAUAABAAAaoZ+IIAAAAASUVORK5CYII="

  @Test func aFaultOfAnImageIsReportedOnce() async throws {
    let addresses = [
      ("data:image/png;base64,\(png)", []),
      (#"data:image\/png;base64,\#(png)"#, []),
      ("data:image/jpg;base64,\(png)", ["vision/type-mismatch", "vision/unsupported-type"]),
      ("data:image/gif;base64,\(png)", ["vision/unsupported-type"]),
      ("data:image/png;base64,\(png.dropLast(9))", ["vision/bad-base64"]),
      ("data:image/png;base64,\(png.dropLast(8))", ["vision/truncated"]),
      ("data:image/png;base64,iVBO", ["vision/type-mismatch"]),
      ("DATA:image/png;base64,\(png)", ["vision/bad-data-uri"]),
      ("data:;base64,\(png)", ["vision/bad-data-uri"]),
      ("/9j/2wBDAAEBAQ.png", ["vision/bad-data-uri"]),
      ("C:\\\\cat.PNG", ["vision/url-not-inline"]),
      ("blob:abc", ["vision/url-not-inline"]),
      ("", ["vision/bad-data-uri"]),
    ]
    for (address, rules) in addresses {
      let found = try await report(record(address))
      #expect(found.diagnostics.map(\.rule).sorted() == rules, "\(address)")
    }
  }

  @Test func imagesOfEveryFormatAreFound() async throws {
    let part = #"{"type": "image_url", "image_url": {"url": "https://a.b/c"}}"#
    let text = #"[{"type": "text", "text": "Hi"}]"#
    let lines = [
      #"{"prompt": [\#(part)], "completion": \#(text)}"#,
      #"""
      {"input": {"messages": [{"role": "user", "content": [\#(part)]}]}, \#
      "preferred_output": [{"role": "assistant", "content": \#(text)}], \#
      "non_preferred_output": [{"role": "assistant", "content": \#(text)}]}
      """#,
    ]
    for line in lines {
      let found = try await report(line)
      #expect(found.diagnostics.map(\.rule) == ["vision/url-not-inline"], "\(line)")
    }
  }

  @Test func anImageAtTheLimitIsDecoded() async throws {
    let length = AddressedImage.maximumLength - "data:image/png;base64,".utf8.count
    let bytes = String(repeating: "A", count: length)
    let found = try await report(record("data:image/png;base64,\(bytes)"))
    // No whole group of four fits that length: the data is not cut short in silence.
    #expect(found.diagnostics.map(\.rule) == ["vision/bad-base64"])
  }

  @Test(arguments: [
    "1", "[]", "{}", "null", #""x""#, #"[1, null, "x", [], {}]"#, #"[{"type": "image_url"}]"#,
    #"[{"type": "image_url", "image_url": "x"}]"#,
    #"[{"type": "image_url", "image_url": {"url": []}}]"#,
    #"[{"type": "image_url", "image_url": {"url": "data:"}}]"#,
    #"[{"type": "image_url", "image_url": {"url": "data:,"}}]"#,
    #"[{"type": "image_url", "image_url": {"url": "data:image/png;base64,="}}]"#,
    #"[{"type": "image_url", "image_url": {"url": ":"}}, {"type": "text", "text": "<image>"}]"#,
    #"[{"type": "image_url", "image_url": {"url": "\ud800://\u0000"}}]"#,
  ])
  func noValueDoesHarm(_ value: String) async throws {
    _ = try await report(
      #"""
      {"messages": [{"role": "user", "content": \#(value), "weight": \#(value)}], "images": \#(value)}
      {"prompt": \#(value), "completion": \#(value)}
      {"text": \#(value)}
      """#)
  }

  private func record(_ address: String) -> String {
    #"""
    {"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "\#(address)"}}]}, \#
    {"role": "assistant", "content": [{"type": "text", "text": "Grey."}]}]}
    """#
  }

  private func report(_ text: String) async throws -> FileReport {
    let rules = RuleCatalogue.rules.filter { $0.group == "vision" }
    return try await Linter(options: LintOptions(), rules: rules)
      .check(MemorySource(Array(text.utf8) + [0x0A], path: "train.jsonl"))
  }
}
