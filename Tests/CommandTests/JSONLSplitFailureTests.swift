// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import RandomInput
import TestSupport
import Testing

/// What is left when a split does not come to its end: all of it or nothing.
@Suite struct JSONLSplitFailureTests {
  private let bench: SplitBench

  init() throws { bench = try SplitBench() }

  @Test(arguments: [
    "", "--compress gz", "--compress zst", "--method exact", "--shuffle", "--shuffle --memory 1",
    "--folds 3",
  ])
  func `A full disk ends with 2 and leaves nothing`(_ options: String) throws {
    // Rows that cannot be packed to less than the limit.
    var random = SplitMix64(seed: 1)
    let rows = (0..<2000).map { _ in
      "{\"text\": \"\((0..<4).map { _ in String(random.next(), radix: 36) }.joined(separator: " "))\"}\n"
    }
    try bench.folder.write(rows.joined().utf8, to: "in.jsonl")
    let run = try bench.shell(
      "ulimit -f 8; export TMPDIR=$folder; "
        + "exec $jsonlsplit $folder/in.jsonl --check off \(options)")
    #expect(run.status == 2, "\(run)")
    let messages = ["the file would be larger than the system allows", "File too large"]
    #expect(messages.contains { run.errors.contains($0) }, "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(bench.folder.names == ["in.jsonl"])
  }

  /// Not even the first byte of this one can be read.
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/mem")),
    arguments: ["hash", "exact"])
  func `An input that cannot be read ends with 2 and leaves nothing`(_ method: String) throws {
    let run = try bench.split(
      "/proc/self/mem", "--check", "off", "--output-dir", "@", "--method", method)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("jsonlsplit: /proc/self/mem: "))
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(bench.folder.names == [])
  }

  @Test func `A full disk leaves what is to be replaced`() throws {
    try bench.write(rows: 1000)
    for name in SplitBench.outputs { try bench.folder.write("old \(name)".utf8, to: name) }
    let run = try bench.shell("ulimit -f 8; $jsonlsplit $folder/in.jsonl --force")
    #expect(run.status == 2, "\(run)")
    #expect(bench.folder.names == ["in.jsonl"] + SplitBench.outputs)
    for name in SplitBench.outputs { #expect(bench.folder.text(of: name) == "old \(name)") }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `An assignment that cannot be written ends with 2`() throws {
    try bench.write(rows: 100)
    let run = try bench.shell("$jsonlsplit $folder/in.jsonl --emit-assignment >/dev/full")
    #expect(run.status == 2)
    #expect(run.errors.contains("cannot write the assignment"))
  }

  @Test func `A reader of an assignment that leaves is no fault`() throws {
    try bench.write(rows: 5000)
    let run = try bench.shell(
      "$jsonlsplit $folder/in.jsonl --check off --emit-assignment | true; exit ${PIPESTATUS[0]}")
    #expect(run.status != 2)
    #expect(run.errors.isEmpty)
  }

  /// The command waits for more input and has written some when the signal comes.
  @Test(arguments: ["INT", "TERM", "HUP"])
  func `A signal leaves nothing`(_ signal: String) throws {
    try bench.write(rows: 3000)
    let run = try bench.shell(
      """
      set -m
      mkfifo $folder/pipe
      $jsonlsplit - --check off --output-dir $folder <$folder/pipe &
      exec 3>$folder/pipe
      cat $folder/in.jsonl >&3
      until ls -A $folder | grep -q '[.]tmp$'; do kill -0 $! || exit 99; done
      kill -\(signal) $!
      wait $!
      status=$?
      exec 3>&-
      rm $folder/pipe
      exit $status
      """)
    #expect(run.status > 128, "\(run)")
    #expect(bench.folder.names == ["in.jsonl"])
  }

  /// The command is killed after times that a seed gives; whenever that is, all files are there in
  /// the end, each as a run without a kill writes it, or none.
  @Test(arguments: [false, true])
  func `A kill at any moment leaves all parts or none`(_ replaces: Bool) throws {
    try bench.write(rows: 2000)
    let options = ["--check", "off", "--force"]
    let start = ContinuousClock.now
    #expect(try CommandRun("jsonlsplit", [bench.folder.path("in.jsonl")] + options).status == 0)
    let whole = (ContinuousClock.now - start) / .microseconds(1)
    let finished = try SplitBench.outputs.map { try #require(bench.folder.bytes(of: $0)) }
    let old = SplitBench.outputs.map { Array("old \($0)".utf8) }
    var random = SplitMix64(seed: replaces ? 1 : 2)
    for kill in 0..<10 {
      for (name, bytes) in zip(SplitBench.outputs, old) {
        let path = bench.folder.path(name)
        if replaces {
          try bench.folder.write(bytes, to: name)
        } else {
          try? FileManager.default.removeItem(atPath: path)
        }
      }
      try runAndKill(options, after: random.number(below: Int(whole) + 1))
      try OutputSet.recover(beside: SplitBench.outputs.map { bench.folder.path($0) })
      let found = SplitBench.outputs.map { bench.folder.bytes(of: $0) }
      #expect(found == finished || found == (replaces ? old : [nil, nil, nil]), "kill \(kill)")
      let names = ["in.jsonl"] + SplitBench.outputs.filter { bench.folder.bytes(of: $0) != nil }
      #expect(bench.folder.names == names, "kill \(kill)")
    }
  }

  private func runAndKill(_ options: [String], after microseconds: Int) throws {
    let process = Process()
    process.executableURL = SplitBench.command
    process.arguments = [bench.folder.path("in.jsonl"), "--quiet"] + options
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(UInt32(microseconds))
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
