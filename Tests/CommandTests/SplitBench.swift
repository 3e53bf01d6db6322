// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// A folder in which `jsonlsplit` is run.
struct SplitBench {
  static let sample = "samples/instruction/good/twins.jsonl"

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Writes a file of that many different rows; returns its path.
  @discardableResult
  func write(rows: Int, to name: String = "in.jsonl") throws -> String {
    let text = (0..<rows).map { "{\"text\": \"Row number \($0).\"}\n" }.joined()
    return try folder.write(text.utf8, to: name)
  }

  /// Runs the command; in its arguments and its output `@` stands for the folder.
  func split(_ arguments: String..., input: String = "") throws -> Outcome {
    let run = try CommandRun(
      "jsonlsplit", arguments.map { $0.replacing("@", with: folder.path) }, input: Data(input.utf8),
      environment: ["NO_COLOR": "1"])
    return Outcome(
      status: run.status, output: run.output.replacing(folder.path, with: "@"),
      errors: run.errors.replacing(folder.path, with: "@"))
  }

  struct Outcome: Equatable {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs a script of `bash`, which finds the command as `$jsonlsplit` and the folder as `$folder`.
  func shell(_ script: String) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", script]
    process.environment = ProcessInfo.processInfo.environment.merging([
      "jsonlsplit": SplitBench.command.path, "folder": folder.path,
    ]) { $1 }
    let outputs = try TemporaryFolder()
    let files = try ["output", "errors"].map { try outputs.write([], to: $0) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: files[0]))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: files[1]))
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: (outputs.text(of: "output") ?? "").replacing(folder.path, with: "@"),
      errors: (outputs.text(of: "errors") ?? "").replacing(folder.path, with: "@"))
  }

  static let command = CommandRun.folder.appendingPathComponent("jsonlsplit")

  /// The names of the parts and of the manifest of `in.jsonl`.
  static let outputs = ["in.split.json", "in.train.jsonl", "in.validation.jsonl"]
}
