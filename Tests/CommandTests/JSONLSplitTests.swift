// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct JSONLSplitTests {
  private let bench: SplitBench

  init() throws { bench = try SplitBench() }

  // MARK: - Golden

  @Test(arguments: [
    ("hash", ["--validation", "20%"]), ("exact", ["--validation", "6"]),
    ("parts", ["--part", "train=0.5", "--part", "a=0.3", "--part", "b=0.2", "--seed", "1"]),
    ("folds", ["--folds", "3", "--stratify", "length"]),
    ("near", ["--validation", "20%", "--duplicates", "near:0.5"]),
    ("capped", ["--max-validation", "2", "--shuffle"]),
  ])
  func `Splits look as recorded`(_ name: String, _ options: [String]) throws {
    let run = try CommandRun(
      "jsonlsplit", [SplitBench.sample, "--output-dir", bench.folder.path] + options,
      environment: ["NO_COLOR": "1"])
    #expect(run.status == 0, "\(run.errors)")
    let output = run.output.replacing(bench.folder.path, with: "@")
    #expect(snapshotDifference(output, "split-\(name).txt") == nil)
    let manifest = try #require(bench.folder.text(of: "twins.split.json"))
    #expect(snapshotDifference(manifest, "split-\(name).json") == nil)
  }

  @Test func `No prompt of the sample is on both sides`() throws {
    let run = try bench.split(SplitBench.sample, "--output-dir", "@", "--validation", "30%")
    #expect(run.status == 0)
    let sides = try ["train", "validation"].map { part in
      let text = try #require(bench.folder.text(of: "twins.\(part).jsonl"))
      return Set(
        text.split(separator: "\n").compactMap { $0.split(separator: "\"").dropFirst(3).first })
    }
    #expect(sides[0].isDisjoint(with: sides[1]))
    #expect(sides[0].count + sides[1].count == 23)
  }

  @Test func `Tokens of the parts add up to those of the file`() throws {
    try TokenWorkshop.open { shop in
      let counted = try shop.run(
        "jsonltokens", "count", "@/rows.jsonl", "--tokenizer", "@", "--json")
      let run = try shop.run(
        "jsonlsplit", "@/rows.jsonl", "--tokenizer", "@", "--check", "off", "--method", "exact",
        "--part", "a=rest", "--part", "b=50%")
      #expect(run.status == 0, "\(run.errors)")
      let manifest = try String(contentsOfFile: shop.folder + "/rows.split.json", encoding: .utf8)
      for member in ["tokens", "trainedTokens"] {
        let pattern = try Regex("\"\(member)\": ([0-9]+)", as: (Substring, Substring).self)
        let sum = manifest.matches(of: pattern).reduce(0) { $0 + (Int($1.output.1) ?? 0) }
        #expect(sum == (member == "tokens" ? 28 + 34 + 18 : 6 + 8 + 18))
      }
      #expect(counted.output.contains("80"))
      #expect(run.output.contains("tokens"))
    }
  }

  // MARK: - Exit status

  @Test(arguments: [
    [], ["@/nowhere.jsonl"], ["@/in.jsonl", "--validation", "0"],
    ["@/in.jsonl", "--validation", "2.5"],
    ["@/in.jsonl", "--part", "x"], ["@/in.jsonl", "--folds", "1"],
    ["@/in.jsonl", "--folds", "3", "--test", "5"], ["@/in.jsonl", "--gap", "7d"],
    ["@/in.jsonl", "--method", "hash", "--validation", "5"],
    ["@/in.jsonl", "--group-by", "nobody"],
    ["@/in.jsonl", "--stratify", "x"], ["@/in.jsonl", "--time-key", "x"],
    ["@/in.jsonl", "--jobs", "0"],
    ["@/in.jsonl", "--memory", "0"], ["@/in.jsonl", "--duplicates", "some"],
    ["@/in.jsonl", "--max-validation", "0"], ["@/in.jsonl", "--seed", "-1"],
    ["@/in.jsonl", "--dry-run", "--emit-assignment"],
    ["@/in.jsonl", "--emit-assignment", "--shuffle"],
    ["@/in.jsonl", "--emit-assignment", "--output-dir", "@"],
    ["@/in.jsonl", "--like", "@/nowhere.json"],
    ["@/in.jsonl", "--like", "@/in.jsonl"], ["--verify", "@/in.jsonl"],
    ["--verify", "@/nowhere.json"], ["@/in.jsonl", "--verify", "@/x"],
    ["@/in.jsonl", "--validation", "30"],
    ["@/in.jsonl", "--check", "off", "--rejects", "@/r"],
    ["@/in.jsonl", "--output-dir", "@/nowhere"],
    ["@/in.jsonl", "--time-key", "/at"], ["@"], ["-", "--validation", "5"],
    ["@/in.jsonl", "--part", "train=rest", "--max-validation", "5", "--part", "x=10%"],
  ])
  func `What cannot be done ends with 2 and leaves nothing`(_ arguments: [String]) throws {
    try bench.write(rows: 30)
    let run = try CommandRun(
      "jsonlsplit", arguments.map { $0.replacing("@", with: bench.folder.path) })
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
    #expect(bench.folder.names == ["in.jsonl"])
  }

  @Test func `Rows with errors end with 1, the report and nothing else`() throws {
    let good = (0..<30).map { "{\"text\": \"Row \($0).\"}\n" }.joined()
    try bench.folder.write((good + "{\"text\": None}\n").utf8, to: "in.jsonl")
    let run = try bench.split("@/in.jsonl")
    #expect(run.status == 1)
    #expect(run.output.contains("in.jsonl:31:10: error[json/python-literal]"))
    #expect(run.errors.hasPrefix("jsonlsplit: nothing was written, for rows have errors"))
    #expect(bench.folder.names == ["in.jsonl"])
    let assigned = try bench.split("@/in.jsonl", "--emit-assignment")
    #expect(assigned.status == 1)
    #expect(!assigned.output.contains("error"))
    #expect(assigned.errors.contains("error[json/python-literal]"))
    #expect(try bench.split("@/in.jsonl", "--rejects", "@/bad.jsonl", "--quiet").status == 0)
    #expect(bench.folder.text(of: "bad.jsonl") == "{\"text\": None}\n")
    let unchecked = try bench.split("@/in.jsonl", "--check", "off", "--force", "--quiet")
    #expect(unchecked == .init(status: 0, output: "", errors: ""))
  }
}
