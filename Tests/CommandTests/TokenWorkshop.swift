// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// A folder with a made-up tokenizer, a template and rows, in which commands are run.
///
/// The caches are empty, so that nothing depends on what else is on the machine.
struct TokenWorkshop {
  let folder: String

  static let rows = """
    {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}
    {"messages": [{"role": "user", "content": "2 + 2?"}, {"role": "assistant", "content": "Four: 4"}]}

    {"text": "It rained all day."}
    {"a": 1}

    """

  /// Calls `body` with a folder that holds `files` beside the usual ones.
  static func open<Result>(
    _ files: [String: String] = [:], _ body: (TokenWorkshop) throws -> Result
  ) throws -> Result {
    let usual = ["chat_template.jinja": SyntheticTokenizer.template, "rows.jsonl": rows]
    return try SyntheticTokenizer.withFolder(usual.merging(files) { $1 }) {
      try body(TokenWorkshop(folder: $0))
    }
  }

  /// Runs a command; in its arguments and its output `@` stands for the folder.
  func run(_ command: String, _ arguments: String..., input: String = "") throws -> Outcome {
    try run(command, arguments, input: input)
  }

  /// Runs a command with a list of arguments.
  func run(_ command: String, _ arguments: [String], input: String = "") throws -> Outcome {
    let run = try CommandRun(
      command, arguments.map { $0.replacing("@", with: folder) }, input: Data(input.utf8),
      environment: [
        "XDG_CACHE_HOME": folder + "/cache", "HF_HOME": folder + "/hub", "HF_HUB_CACHE": "",
        "HF_HUB_OFFLINE": "1", "NO_COLOR": "1",
      ])
    return Outcome(
      status: run.status, output: run.output.replacing(folder, with: "@"),
      errors: run.errors.replacing(folder, with: "@"))
  }

  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }
}
