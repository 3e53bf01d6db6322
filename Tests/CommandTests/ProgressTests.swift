// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct ProgressTests {
  private let good = "samples/conversation/good/basic.jsonl"

  @Test func `Programs are told how far the work is`() throws {
    for (command, arguments) in [
      ("jsonlcheck", [good]), ("jsonltokens", ["count", good, "--model", "Qwen/Qwen3.5-9B"]),
      ("jsonlsplit", [good, "--validation", "1", "--dry-run"]),
    ] {
      let run = try CommandRun(command, arguments + ["--progress", "json"])
      let last = try #require(run.errors.split(separator: "\n").last)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any], "\(run.errors)")
      #expect(object["type"] as? String == "progress" && object["path"] as? String == good)
      #expect(object["finished"] as? Bool == true && object["share"] as? Double == 1)
    }
  }

  @Test func `Logs are told without escape sequences`() throws {
    let run = try CommandRun("jsonlcheck", [good, "--progress", "plain"])
    #expect(run.errors.hasPrefix("\(good): 1.3 kB") && run.errors.contains("done in"))
    #expect(!run.errors.contains("\u{1B}") && !run.errors.contains("\r"))
  }

  @Test(arguments: ["auto", "none"]) func `Nothing is told to a file`(_ choice: String) throws {
    #expect(try CommandRun("jsonlcheck", [good, "--progress", choice]).errors.isEmpty)
  }
}
