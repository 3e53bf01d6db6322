// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser

/// `--progress`: how to say on standard error how far the work is.
public enum ProgressChoice: String, Sendable, CaseIterable, ExpressibleByArgument {
  /// A bar on a terminal, else nothing.
  case auto
  /// One line that is written over.
  case bar
  /// A line now and then, for logs.
  case plain
  /// The same as objects of JSON, for programs.
  case json
  /// Nothing.
  case none
}

/// The option of commands that may take long.
public struct ProgressOptions: ParsableArguments {
  /// How to tell.
  @Option(
    help: "How to say on standard error how far the work is; auto means a bar on a terminal.")
  public var progress: ProgressChoice = .auto

  /// Creates the options with their defaults.
  public init() {}
}
