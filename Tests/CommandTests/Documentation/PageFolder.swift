// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// A folder with the files that pages speak of, in which their commands are run.
struct PageFolder {
  let folder: TemporaryFolder

  /// Makes the files that `commands` need.
  init(for commands: String) throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: "\(repositoryRoot)/samples", toPath: folder.path("samples"))
    let time = commands.contains("--time-key") ? #""created_at": "2026-01-%@T00:00:00Z", "# : ""
    let extra = time + (commands.contains("--group-by") ? #""user": "u%@", "# : "")
    let rows = (1...60).map { PageFolder.row($0, extra) }
    let train = rows.prefix(50).joined()
    try folder.write(train.utf8, to: "train.jsonl")
    try folder.write(train.utf8, to: "data/train.jsonl")
    try folder.write(rows.suffix(10).joined().utf8, to: "validation.jsonl")
    try folder.write(rows.joined().utf8, to: "grown.jsonl")
    try folder.write(rows.joined().utf8, to: "all.jsonl")
    try folder.write(rows[0].utf8, to: "record.conversation.json")
    try folder.write(
      rows.prefix(5).map { "{\"row\": \($0.dropLast())}\n" }.joined().utf8, to: "export.json")
    if commands.contains(".gz") { _ = try run("gzip --keep train.jsonl") }
    if commands.contains("train.split.json") { _ = try run("jsonlsplit --quiet train.jsonl") }
    try FileManager.default.createDirectory(
      atPath: folder.path(".build"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: "\(PageFolder.caches)/jsonl-tools", withIntermediateDirectories: true)
    let home = ProcessInfo.processInfo.environment["HOME"] ?? "/"
    let caches = ProcessInfo.processInfo.environment["XDG_CACHE_HOME"] ?? "\(home)/.cache"
    try? FileManager.default.createSymbolicLink(
      atPath: "\(PageFolder.caches)/jsonl-tools/tokenizers",
      withDestinationPath: "\(caches)/jsonl-tools/tokenizers")
  }

  /// Where commands find the tokenizers that `make test` has fetched, and no others; the same for all
  /// folders, so that each tokenizer is compiled once.
  private static let caches = "\(repositoryRoot)/.build/page-caches"

  /// Whether counts are exact here, as on the pages.
  static let hasTokenizers =
    (try? PageFolder(for: "")).map { _ in
      FileManager.default.fileExists(atPath: "\(caches)/jsonl-tools/tokenizers/o200k")
    } ?? false

  private static func row(_ number: Int, _ extra: String) -> String {
    let day = String(1 + number % 28)
    let extra = extra.replacing("%@", with: day.count == 1 ? "0" + day : day)
    return #"{\#(extra)"messages": [{"role": "user", "content": "How much is \#(number) and "#
      + #"\#(number * number)?"}, {"role": "assistant", "content": "It is "#
      + "\(number + number * number).\"}]}\n"
  }

  /// Runs a script; its output has what went to standard error, too.
  ///
  /// A command of ours that cannot do its work, or does not take its arguments, is in `failures`.
  func run(_ script: String) throws -> (output: String, failures: String) {
    let wrappers = ["jsonlcheck", "jsonlsplit", "jsonltokens"].map { name in
      """
      \(name)() {
        command \(name) "$@"; local status=$?
        [ $status -le 1 ] || echo "\(name) $*: exit status $status" >>.failures
        return $status
      }
      """
    }.joined(separator: "\n")
    let run = try CommandRun(
      script: "set -o pipefail\n\(wrappers)\nexec 2>&1\n\(script)", shell: "bash",
      environment: [
        "HOME": folder.path, "XDG_CACHE_HOME": PageFolder.caches, "HF_HOME": "",
        "HF_HUB_CACHE": "", "HF_HUB_OFFLINE": "1", "NO_COLOR": "1", "GITHUB_STEP_SUMMARY": "",
      ], folder: folder.path)
    let missing = run.output.split(separator: "\n").filter { $0.contains("command not found") }
    let failures = (folder.text(of: ".failures") ?? "") + missing.joined(separator: "\n")
    try? FileManager.default.removeItem(atPath: folder.path(".failures"))
    // The folder is the home of who reads the page.
    let output = run.output.replacing(PageFolder.caches, with: "~/.cache")
      .replacing(folder.path, with: "~")
    return (output, failures.isEmpty ? "" : failures + "\n" + output)
  }
}
