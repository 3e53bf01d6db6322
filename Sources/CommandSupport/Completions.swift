// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
internal import TuningData

extension CompletionKind {
  /// Files of rows, and folders on the way to them.
  public static var rows: CompletionKind {
    .file(extensions: ["jsonl", "jsonl.gz", "jsonl.zst", "ndjson", "json", "gz", "zst"])
  }

  /// Manifests of splits.
  public static var manifest: CompletionKind { .file(extensions: ["json"]) }

  /// The models that can be tuned.
  public static var model: CompletionKind { inScript(models) }

  /// The rules of the checks.
  public static var rule: CompletionKind { inScript(RuleCatalogue.rules.map(\.id)) }

  /// Words that are collected only when the script is asked for that they are a part of.
  ///
  /// `.custom` would collect them later, by running the command again, but what ArgumentParser writes
  /// for that does not work in fish 3.
  private static func inScript(_ words: @autoclosure () -> [String]) -> CompletionKind {
    CompletionScript.isAskedFor(CommandLine.arguments) ? .list(words()) : .default
  }

  private static let models: [String] = {
    let profiles = (try? ModelCatalogue.embedded())?.profiles ?? []
    return profiles.filter { $0.status == .current }.map(\.id)
  }()
}
