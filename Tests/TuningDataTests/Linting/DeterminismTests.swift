// SPDX-License-Identifier: Apache-2.0

import JSONLines
import TestSupport
import Testing

@testable import TuningData

/// What a run finds depends neither on how the file is cut into blocks nor on who works on them.
@Suite struct DeterminismTests {
  @Test(arguments: [1, 7, 64, 4096, BlockReader.defaultBlockSize], [1, 2, 8])
  func theReportIsTheSameForAnyBlockSizeAndAnyJobs(_ blockSize: Int, _ jobs: Int) async throws {
    for (name, text) in Self.inputs {
      for limits in [(lineBytes: 1 << 20, diagnostics: 100), (lineBytes: 80, diagnostics: 2)] {
        var options = LintOptions()
        options.maximumLineBytes = limits.lineBytes
        options.maximumDiagnostics = limits.diagnostics
        let expected = try await Linter(options: options).check(MemorySource(text))
        options.blockSize = blockSize
        options.jobs = jobs
        let source = FaultySource(text, piece: blockSize == 1 ? .max : 1000)
        var report = try await Linter(options: options).check(source)
        report.path = expected.path
        #expect(report == expected, "\(name), lines of \(limits.lineBytes) bytes")
      }
    }
  }

  @Test func progressGrowsToTheLengthOfTheFile() async throws {
    var options = LintOptions()
    options.blockSize = 64
    options.maximumLineBytes = 80
    for (_, text) in Self.inputs {
      var done: [Int] = []
      let report = try await Linter(options: options).check(MemorySource(text)) { done.append($0) }
      #expect(done == done.sorted())
      #expect(report.lines == 0 || done.last == text.count)
    }
  }

  /// Messy files, each with a name.
  private static let inputs: [(name: String, text: [UInt8])] = [
    ("mixed", Array((lines.joined() + lines.joined()).utf8)),
    ("CR LF", Array(lines.joined().replacing("\n", with: "\r\n").utf8)),
    ("no final line feed", Array(lines.joined().utf8.dropLast())),
    ("cut in a value", Array((lines.joined() + #"{"messages": [{"role": "us"#).utf8)),
    ("cut, then a line feed", Array((lines.joined() + #"{"messages": [{"role": "us"# + "\n").utf8)),
    ("cut, then blank lines", Array((lines[0] + "{\"text\": \"a" + "\n\n \n").utf8)),
    ("byte order mark", [0xEF, 0xBB, 0xBF] + Array(lines.joined().utf8)),
    ("long line last", Array((lines.joined() + long).utf8)),
    ("long blank line", Array((lines[0] + String(repeating: " ", count: 500) + "\r\n").utf8)),
    ("line at the limit", Array((String(repeating: "1", count: 80) + "\r\n").utf8)),
    ("not UTF-8", Array(lines.joined().utf8.map { $0 == UInt8(ascii: "H") ? 0xE9 : $0 })),
    ("blank", Array("\n\n \r\n\t\n".utf8)), ("empty", []),
  ]

  private static let lines = [
    #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Ho"}]}"#,
    #"{"messages": [{"role": "user", "content": ""}, {"role": "assistant", "content": "é😀"}]}"#,
    "",
    #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": ""},]}"#,
    #"{"text": "plain"}"#, #"{"text": "plain", "text": null}"#, "[1, 2", "{'text': None} // why",
    #"{"prompt": "", "completion": "\ud800"}"#, "   ", "not JSON at all", long,
    #"{"instruction": "a", "output": "b"}"#, #"{"text": "a"} {"text": "b"}"#, "\u{FEFF}{}",
    #"{"messages": [{"role": "system", "content": "😀 wide"}, {"role": "assistant", "content": ""}]}"#,
  ].map { $0 + "\n" }

  private static let long = #"{"text": ""# + String(repeating: "long é ", count: 2000) + "\"}"
}
