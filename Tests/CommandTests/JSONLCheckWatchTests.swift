// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct JSONLCheckWatchTests {
  private let folder: TemporaryFolder
  private let sound = #"{"prompt": "2 + 2 =", "completion": " 4"}"# + "\n"
  private let empty = #"{"prompt": "3 + 3 =", "completion": ""}"# + "\n"

  init() throws { folder = try TemporaryFolder() }

  /// A command that runs until it is ended, and its standard output line by line.
  private final class Watch {
    private let process = Process()
    private let output = Pipe()
    private var rest: [UInt8] = []

    init(_ arguments: [String]) throws {
      process.executableURL = CommandRun.folder.appendingPathComponent("jsonlcheck")
      process.arguments = ["--watch"] + arguments
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
    }

    deinit {
      process.terminate()
      process.waitUntilExit()
    }

    /// Returns the lines up to one with these words; all there are when the process ends before.
    func lines(to words: String) -> [String] {
      var lines: [String] = []
      while true {
        while let end = rest.firstIndex(of: 0x0A) {
          lines.append(String(decoding: rest[..<end], as: UTF8.self))
          rest.removeFirst(end + 1)
          if lines.last?.contains(words) == true { return lines }
        }
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { return lines }
        rest += more
      }
    }
  }

  @Test(.timeLimit(.minutes(3)))
  func `Changes are told, and of findings only what is new`() throws {
    let path = try folder.write(Array((sound + empty).utf8), to: "train.jsonl")
    let watch = try Watch([path])
    let first = watch.lines(to: "watching the file")
    #expect(
      first.contains { $0.contains("\(path):2:") && $0.contains("instruction/empty-completion") })
    try folder.write(Array((empty + sound + "{,}\n").utf8), to: "train.jsonl")
    let second = watch.lines(to: " as before")
    #expect(second.last == "\(path) changed: 1 new finding, 0 gone, 1 as before")
    let found = watch.lines(to: "json/invalid-json")
    #expect(!found.contains { $0.contains("empty-completion") })
    // Editors write another file and give it the name.
    let other = try folder.write(Array(sound.utf8), to: "train.jsonl.new")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: other, toPath: path)
    #expect(
      watch.lines(to: " 0 as before").last == "\(path) changed: 0 new findings, 2 gone, 0 as before"
    )
  }

  @Test(arguments: [
    ["-"], ["a.jsonl", "--validation", "b.jsonl"], ["a.jsonl", "--output-format", "json"],
    ["a.jsonl", "--output-format", "concise:x"], ["a.jsonl", "--write-baseline", "x"],
  ])
  func `What has an end is not watched`(_ arguments: [String]) throws {
    let run = try CommandRun("jsonlcheck", ["--watch"] + arguments)
    #expect(run.status == 2 && run.errors.contains("--watch"))
  }
}
