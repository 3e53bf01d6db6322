// SPDX-License-Identifier: Apache-2.0

import JSONLines
import TestSupport
import Testing

@testable import TuningData

@Suite struct CompressedFileTests {
  private static let row = #"{"text": "a"}"#
  private static let faulty = Array(
    ("\u{FEFF}" + row + "\n" + #"{"text": None,}"# + "\r\n\n" + #"{"prompt": ""}"# + "\n" + row)
      .utf8)

  @Test(arguments: CompressionFormat.allCases, [1, 64, 1 << 19])
  func theReportIsThatOfThePlainFile(_ format: CompressionFormat, _ blockSize: Int) async throws {
    var options = LintOptions()
    options.blockSize = blockSize
    options.jobs = 2
    let linter = Linter(options: options)
    let plain = try await linter.check(MemorySource(Self.faulty, path: "x.jsonl"))
    let packed = try await linter.check(
      source(Self.faulty, format, "x.jsonl." + format.pathExtension))
    #expect(plain.diagnostics.count > 4)
    let rest = packed.diagnostics.filter { $0.rule != "encoding/compressed" }
    #expect(rest.count == packed.diagnostics.count - 1)
    // What to do names the file, so it is not the same.
    #expect(rest.map(\.rule) == plain.diagnostics.map(\.rule))
    #expect(rest.map(\.message) == plain.diagnostics.map(\.message))
    #expect(rest.map(\.place) == plain.diagnostics.map(\.place))
    #expect(packed.bytes == plain.bytes)
    #expect(packed.records == plain.records)
    #expect(packed.lines == plain.lines)
  }

  @Test(arguments: [
    ("x.jsonl.gz", "encoding/compressed", "gunzip -c x.jsonl.gz > x.jsonl"),
    ("x.GZ", "encoding/compressed", "gunzip -c x.GZ > x.jsonl"),
    ("-", "encoding/compressed", "gunzip -c"),
    ("x", "encoding/compressed", "gunzip -c x > x.jsonl"),
    ("x.jsonl", "encoding/compressed-mislabelled", "gunzip -c x.jsonl > x.new.jsonl"),
    ("x.jsonl.zst", "encoding/compressed-mislabelled", "gunzip -c x.jsonl.zst > x.jsonl"),
    ("x.json", "encoding/compressed-mislabelled", "gunzip -c x.json > x.jsonl"),
  ])
  func aPackedFileIsCheckedAndToldToBeUnpacked(
    _ path: String, _ rule: String, _ command: String
  ) async throws {
    let report = try await Linter().check(source(Array((Self.row + "\n").utf8), .gzip, path))
    #expect(report.records == 1)
    #expect(report.diagnostics.map(\.rule) == [rule])
    #expect(report.diagnostics.map(\.help) == ["unpack it before it is uploaded: " + command])
  }

  @Test func commandsForThePlainTextUnpackFirst() async throws {
    let text = "[" + Self.row + ",\n" + Self.row + "]\n"
    let named = try await Linter().check(source(Array(text.utf8), .zstandard, "x.jsonl.zst"))
    #expect(
      named.diagnostics.compactMap(\.help).contains(
        "put one record on each line: zstd -dc x.jsonl.zst | jq -c '.[]' > x.jsonl"))
    let piped = try await Linter().check(source(Array(text.utf8), .zstandard, "-"))
    #expect(
      piped.diagnostics.compactMap(\.help).contains(
        "put one record on each line: zstd -dc | jq -c '.[]' | jsonlcheck -"))
  }

  @Test func whatIsPackedTwiceIsNotLookedInto() async throws {
    let inner = try CompressionFormat.gzip.pack(Self.faulty)
    let report = try await Linter().check(source(inner, .gzip, "x.jsonl.gz"))
    #expect(
      report.diagnostics.map(\.rule) == ["encoding/compressed", "encoding/compressed-mislabelled"])
    #expect(
      report.diagnostics.last?.help
        == "unpack it: gunzip -c x.jsonl.gz | gunzip -c | jsonlcheck -")
  }

  private func source(
    _ bytes: [UInt8], _ format: CompressionFormat, _ path: String
  ) throws -> InputSource {
    InputSource(MemorySource(try format.pack(bytes), path: path))
  }
}
