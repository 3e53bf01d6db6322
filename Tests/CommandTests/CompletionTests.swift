// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing
import TuningData

/// What shells complete, asked of the shells themselves.
@Suite struct CompletionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in [
      "train.jsonl", "train.jsonl.gz", "train.split.json", "notes.md", "data/more.jsonl",
    ] {
      try folder.write("".utf8, to: name)
    }
  }

  /// Returns what bash offers for the last of `words`.
  private func bash(_ words: String...) throws -> [String] {
    let command = words[0]
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let script = """
      source <(\(command) --generate-completion-script bash)
      COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1)
      COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
      _\(command) \(command) "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    return try offered(script, shell: "bash")
  }

  /// Returns what fish offers for the end of `line`.
  private func fish(_ line: String) throws -> [String] {
    let command = line.prefix { $0 != " " }
    let script =
      "\(command) --generate-completion-script fish | source; complete -C '\(line)'"
    return try offered(script, shell: "fish").map { String($0.prefix { $0 != "\t" }) }
  }

  private func offered(_ script: String, shell: String) throws -> [String] {
    // fish writes into its folders.
    let own = ["HOME": folder.path, "XDG_CONFIG_HOME": folder.path, "XDG_DATA_HOME": folder.path]
    let run = try CommandRun(script: script, shell: shell, environment: own, folder: folder.path)
    #expect(run.errors == "")
    return run.output.split(separator: "\n").map(String.init).sorted()
  }

  @Test func `bash completes files of rows, and folders on the way`() throws {
    #expect(try bash("jsonlcheck", "t") == ["train.jsonl", "train.jsonl.gz", "train.split.json"])
    #expect(try bash("jsonlcheck", "").contains("data"))
    #expect(try !bash("jsonlcheck", "").contains("notes.md"))
    #expect(try bash("jsonlsplit", "--verify", "tr") == ["train.split.json"])
    #expect(try bash("jsonlsplit", "--output-dir", "d") == ["data"])
    #expect(try bash("jsonltokens", "count", "data/m") == ["data/more.jsonl"])
  }

  @Test func `bash completes models, rules and choices`() throws {
    #expect(try bash("jsonlcheck", "--model", "Qwen/").contains("Qwen/Qwen3.5-9B"))
    #expect(try bash("jsonltokens", "fetch", "Qwen/").contains("Qwen/Qwen3.5-9B"))
    #expect(try bash("jsonlcheck", "--explain", "chat/empty-c") == ["chat/empty-content"])
    #expect(try bash("jsonlcheck", "--output-format", "gi") == ["github", "gitlab"])
    #expect(try bash("jsonlcheck", "--format", "con") == ["conversation"])
    #expect(try bash("jsonlsplit", "--duplicates", "n") == ["near:0.8"])
    #expect(try bash("jsonltokens", "co") == ["cost", "count"])
    #expect(try bash("jsonltokens", "count", "--per") == ["--per-row"])
  }

  @Test(.enabled(if: CommandRun.has("fish"), "needs fish: run `scripts/bootstrap --test`"))
  func `fish completes files, models, rules and choices`() throws {
    #expect(try fish("jsonlcheck tr").contains("train.jsonl"))
    #expect(try !fish("jsonlcheck ").contains("help"))
    #expect(try fish("jsonlcheck --model Qwen/Qwen3.5-9").contains("Qwen/Qwen3.5-9B"))
    #expect(try fish("jsonlcheck --explain chat/empty-c") == ["chat/empty-content"])
    #expect(try fish("jsonlcheck --output-format gi") == ["github", "gitlab"])
    #expect(try fish("jsonltokens co") == ["cost", "count"])
  }

  @Test(
    .enabled(if: CommandRun.has("zsh"), "needs zsh: run `scripts/bootstrap --test`"),
    arguments: ["jsonlcheck", "jsonlsplit", "jsonltokens"])
  func `zsh takes a first word for a file where there are no subcommands`(_ command: String) throws
  {
    let path = folder.path("_\(command)")
    // `_arguments` is asked by the shell's editor only; here it shows what it is told.
    let script = """
      \(command) --generate-completion-script zsh >'\(path)' && zsh -n '\(path)' &&
      zsh -fc 'compdef() {}; source "\(path)"; words=(\(command) ""); CURRENT=2;
        _arguments() { print -l -- "$@" }; _describe() {}; _\(command)'
      """
    let specifications = try offered(script, shell: "sh")
    #expect(specifications.contains { $0.hasPrefix("--model[") } == (command != "jsonltokens"))
    #expect(specifications.contains("(-): :->command") == (command == "jsonltokens"))
  }

  @Test func `What is completed for groups can be said`() {
    for key in ["user", "id", "prompt", "system"] { #expect(GroupKey(key) != nil) }
    for kind in ["prompt", "exact", "near:0.8", "off"] {
      #expect(SplitOptions.Duplicates(kind) != nil)
    }
  }
}
