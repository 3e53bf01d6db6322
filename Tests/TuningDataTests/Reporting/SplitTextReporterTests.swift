// SPDX-License-Identifier: Apache-2.0

import Hashing
import Testing

@testable import TuningData

@Suite struct SplitTextReporterTests {
  private func file(_ name: String, _ asked: String?, rows: Int, tokens: Int?) -> SplitManifest.File
  {
    SplitManifest.File(
      name: name, path: "\(name).jsonl", asked: asked, rows: rows, bytes: 1,
      digest: SHA256.digest(of: []), tokens: tokens, trainedTokens: tokens)
  }

  private func manifest(_ path: String, notes: [String] = []) -> SplitManifest {
    SplitManifest(
      seed: 7, options: ["method": "exact"],
      input: .init(path: path, rows: 1_234_567, bytes: 1, digest: SHA256.digest(of: [])),
      files: [
        file("train", "the rest", rows: 1_111_111, tokens: 5_000_000),
        file("validation", "10%", rows: 123_456, tokens: 80), file("gap", nil, rows: 0, tokens: 0),
      ],
      groups: 9, largestGroup: 1,
      near: .init(
        threshold: 0.8, comparisons: 1, rows: 812, rowsWithNeighbour: 0, outside: "train"),
      notes: notes)
  }

  @Test func `Parts, tokens, groups and the proof are told`() {
    #expect(
      SplitTextReporter().report(
        manifest("x/in.jsonl", notes: ["so it is"]), manifestPath: "y/m.json")
          == """
          x/in.jsonl (1,234,567 rows, jsonlsplit-1, exact, seed 7)

            part        asked          rows  share     tokens  file
            train       the rest  1,111,111  90.0%  5,000,000  y/train.jsonl
            validation  10%         123,456  10.0%         80  y/validation.jsonl
            gap                           0   0.0%          0  y/gap.jsonl

            9 groups stay together, the largest of 1 row
            0 of 812 rows outside train have a neighbour ≥ 0.8 in another part (1 comparison of candidates)
            so it is
            manifest: y/m.json

          """)
  }

  @Test func `Nothing from a name or the data reaches the terminal raw`() {
    let report = SplitTextReporter().report(
      manifest("\u{1B}[31m.jsonl", notes: ["stratum '\u{202E}'"]), manifestPath: "\u{7}/m",
      isWritten: false)
    let steering = report.unicodeScalars.filter {
      $0 == "\u{202E}" || $0 != "\n" && $0.properties.generalCategory == .control
    }
    #expect(steering.isEmpty)
    #expect(report.contains("⟨U+001B⟩"))
    #expect(report.hasSuffix("  nothing was written\n"))
  }
}
