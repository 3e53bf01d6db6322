// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport
import Testing

/// What `jsonlsplit` reads, replaces and verifies.
@Suite struct JSONLSplitFileTests {
  private let bench: SplitBench

  init() throws { bench = try SplitBench() }

  // MARK: - Input and output

  @Test func `Standard input and pipes are split in one pass`() throws {
    try bench.write(rows: 200)
    let text = try #require(bench.folder.text(of: "in.jsonl"))
    let file = try bench.split("@/in.jsonl", "--emit-assignment")
    let piped = try bench.split("-", "--emit-assignment", input: text)
    #expect(piped == file)
    #expect(file.output.split(separator: "\n").count == 200)
    #expect(file.output.hasPrefix("1\ttrain\n2\t") || file.output.hasPrefix("1\tvalidation\n2\t"))
    let named = try bench.shell(#"$jsonlsplit <(cat "$folder/in.jsonl") --emit-assignment"#)
    #expect(named == file)
    let twice = try bench.shell(
      #"$jsonlsplit <(cat "$folder/in.jsonl") --output-dir "$folder" --validation 5"#)
    #expect(twice.status == 2)
    #expect(twice.errors.contains("a pipe can be read only once"))
    #expect(bench.folder.names == ["in.jsonl"])
    #expect(try bench.split("-", "--output-dir", "@", input: text).status == 0)
    #expect(
      bench.folder.names
        == ["in.jsonl", "stdin.split.json", "stdin.train.jsonl", "stdin.validation.jsonl"])
  }

  @Test func `A dry run names the files and writes none`() throws {
    try bench.write(rows: 200)
    let run = try bench.split("@/in.jsonl", "--dry-run")
    #expect(run.status == 0)
    for name in SplitBench.outputs { #expect(run.output.contains("@/\(name)\n")) }
    #expect(run.output.hasSuffix("nothing was written\n"))
    #expect(bench.folder.names == ["in.jsonl"])
  }

  @Test(arguments: CompressionFormat.allCases)
  func `Packed files come to the same parts`(_ format: CompressionFormat) throws {
    let plain = try bench.write(rows: 300)
    #expect(try bench.split("@/in.jsonl", "--quiet").status == 0)
    let bytes = try #require(bench.folder.bytes(of: "in.jsonl"))
    let ending = format.pathExtension
    try bench.folder.write(try format.pack(bytes), to: "p/in.jsonl.\(ending)")
    for options in [[], ["--method", "exact"], ["--duplicates", "near"]] {
      let run = try CommandRun(
        "jsonlsplit",
        [bench.folder.path("p/in.jsonl.\(ending)"), "--compress", ending, "--force"] + options)
      #expect(run.status == 0, "\(run.errors)")
      let unpacked = try CommandRun(
        "jsonlsplit", [plain, "--output-dir", bench.folder.path, "--force"] + options)
      #expect(unpacked.status == 0)
      for part in ["train", "validation"] {
        let name = "in.\(part).jsonl"
        let source = try InputSource(path: bench.folder.path("p/\(name).\(ending)"))
        #expect(try contents(source) == bench.folder.bytes(of: name))
      }
      #expect(try bench.split("--verify", "@/p/in.split.json").status == 0)
    }
  }

  private func contents(_ source: InputSource) throws -> [UInt8] {
    let reader = BlockReader(source)
    var bytes: [UInt8] = []
    while let block = try reader.next() { bytes += block.bytes.copy(0..<block.byteCount) }
    return bytes
  }

  // MARK: - Overwriting

  @Test func `Files that exist are replaced only by force`() throws {
    try bench.write(rows: 100)
    try bench.folder.write("mine".utf8, to: "in.validation.jsonl")
    let run = try bench.split("@/in.jsonl")
    #expect(run.status == 2)
    #expect(
      run.errors == "jsonlsplit: @/in.validation.jsonl: exists already; --force replaces it\n")
    #expect(bench.folder.names == ["in.jsonl", "in.validation.jsonl"])
    #expect(bench.folder.text(of: "in.validation.jsonl") == "mine")
    #expect(try bench.split("@/in.jsonl", "--force").status == 0)
    #expect(bench.folder.text(of: "in.validation.jsonl") != "mine")
    #expect(bench.folder.names == ["in.jsonl"] + SplitBench.outputs)
  }

  @Test(arguments: ["in.jsonl", "hard.jsonl", "soft.jsonl", "./in.jsonl", "sub/../in.jsonl"])
  func `An output that is the input is refused whatever it is called`(_ name: String) throws {
    let path = try bench.write(rows: 100)
    try bench.folder.write([], to: "sub/x")
    try FileManager.default.linkItem(atPath: path, toPath: bench.folder.path("hard.jsonl"))
    try FileManager.default.createSymbolicLink(
      atPath: bench.folder.path("soft.jsonl"), withDestinationPath: "in.jsonl")
    let before = bench.folder.names
    for output in [
      ["--part", "validation=10%:@/\(name)"], ["--rejects", "@/\(name)"],
      ["--manifest", "@/\(name)"],
    ] {
      let run = try bench.split("@/in.jsonl", "--force", output[0], output[1])
      #expect(run.status == 2)
      #expect(run.errors.contains("@/in.jsonl"))
      #expect(bench.folder.names == before)
      #expect(bench.folder.text(of: "in.jsonl")?.hasPrefix("{\"text\": \"Row number 0.\"}") == true)
    }
  }

  @Test func `Two parts cannot be one file`() throws {
    try bench.write(rows: 100)
    let run = try bench.split(
      "@/in.jsonl", "--part", "a=rest:@/x", "--part", "b=10%:@/./x")
    #expect(run.status == 2)
    #expect(bench.folder.names == ["in.jsonl"])
  }

  // MARK: - Verification

  @Test func `A verification tells what is not as it was written`() throws {
    try bench.write(rows: 100)
    #expect(try bench.split("@/in.jsonl").status == 0)
    let clean = try bench.split("--verify", "@/in.split.json")
    #expect(clean.status == 0)
    #expect(
      clean.output
        == "@/in.train.jsonl: as it was written\n@/in.validation.jsonl: as it was written\n")
    #expect(try bench.split("--verify", "@/in.split.json", "--quiet").output.isEmpty)
    var bytes = try #require(bench.folder.bytes(of: "in.train.jsonl"))
    bytes[100] ^= 1
    try bench.folder.write(bytes, to: "in.train.jsonl")
    let flipped = try bench.split("--verify", "@/in.split.json", "--quiet")
    #expect(
      flipped == .init(status: 1, output: "@/in.train.jsonl: has other contents\n", errors: ""))
    try FileManager.default.removeItem(atPath: bench.folder.path("in.validation.jsonl"))
    let missing = try bench.split("--verify", "@/in.split.json")
    #expect(missing.status == 2)
    #expect(missing.errors == "jsonlsplit: @/in.validation.jsonl: no such file\n")
  }

  @Test func `Several manifests are verified, and the worst outcome counts`() throws {
    for name in ["a.jsonl", "b.jsonl"] {
      try bench.write(rows: 30, to: name)
      #expect(try bench.split("@/\(name)").status == 0)
    }
    let clean = try bench.split("--verify", "@/a.split.json", "@/b.split.json", "--quiet")
    #expect(clean == .init(status: 0, output: "", errors: ""))
    try bench.folder.write("other".utf8, to: "b.train.jsonl")
    let flipped = try bench.split("--quiet", "--verify", "@/a.split.json", "@/b.split.json")
    #expect(flipped.status == 1)
    #expect(flipped.output.hasPrefix("@/b.train.jsonl: has "))
    let missing = try bench.split("--quiet", "--verify", "@/c.split.json", "@/b.split.json")
    #expect(missing.status == 2)
    #expect(missing.errors == "jsonlsplit: @/c.split.json: no such file\n")
    #expect(missing.output == flipped.output)
  }

  @Test func `An earlier split is kept to`() throws {
    try bench.write(rows: 100)
    #expect(try bench.split("@/in.jsonl").status == 0)
    let before = try #require(bench.folder.text(of: "in.validation.jsonl")).split(separator: "\n")
    try bench.write(rows: 200, to: "new/in.jsonl")
    let run = try bench.split("@/new/in.jsonl", "--like", "@/in.split.json", "--seed", "9")
    #expect(run.status == 0, "\(run.errors)")
    let (train, validation) = (
      bench.folder.text(of: "new/in.train.jsonl") ?? "",
      bench.folder.text(of: "new/in.validation.jsonl") ?? ""
    )
    #expect(before.allSatisfy { validation.contains($0) && !train.contains($0) })
  }
}
