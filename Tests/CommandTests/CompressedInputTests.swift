// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport
import Testing

@Suite struct CompressedInputTests {
  @Test(
    arguments: [
      ["jsonltokens", "count", "FILE"], ["jsonltokens", "count", "FILE", "--per-row"],
      ["jsonltokens", "preview", "FILE:2"], ["jsonltokens", "render", "FILE", "--line", "2"],
      ["jsonltokens", "cost", "FILE", "--model", "openai/gpt-oss-20b"],
      ["jsonlcheck", "FILE", "--statistics"],
    ], CompressionFormat.allCases)
  func `Commands read packed files as if they were plain`(
    _ arguments: [String], _ format: CompressionFormat
  ) throws {
    try TokenWorkshop.open { shop in
      let packed = try format.pack(Array(TokenWorkshop.rows.utf8))
      let name = "rows.jsonl.\(format.pathExtension)"
      try Data(packed).write(to: URL(fileURLWithPath: "\(shop.folder)/\(name)"))
      let tokenizer = ["--tokenizer", "@"]
      let runs = try ["rows.jsonl", name].map { file in
        try shop.run(
          arguments[0],
          arguments.dropFirst().map { $0.replacing("FILE", with: "@/\(file)") } + tokenizer)
      }
      #expect(runs[1].status == runs[0].status)
      #expect(runs[1].errors.replacing(name, with: "rows.jsonl") == runs[0].errors)
      guard arguments[0] == "jsonltokens" else {
        #expect(runs[1].output.contains("encoding/compressed"))
        return
      }
      #expect(runs[1].output.replacing(name, with: "rows.jsonl") == runs[0].output)
      #expect(!runs[0].output.isEmpty || runs[0].status == 2)
    }
  }

  @Test func `A packed file that is cut off cannot be checked`() throws {
    let packed = try CompressionFormat.zstandard.pack(Array(TokenWorkshop.rows.utf8))
    let run = try CommandRun("jsonlcheck", ["-"], input: Data(packed.dropLast(5)))
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("jsonlcheck: -: the Zstandard data is cut off at byte "))
  }
}
