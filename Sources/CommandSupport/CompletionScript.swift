// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// What `--generate-completion-script` prints.
enum CompletionScript {
  /// Whether the arguments ask for a script.
  static func isAskedFor(_ arguments: some Sequence<String>) -> Bool {
    arguments.contains { $0.hasPrefix("--generate-completion-script") }
  }

  /// Returns the script of a command that has no subcommands without the subcommand 'help'.
  ///
  /// ArgumentParser offers that subcommand for every command. In zsh it even stands in the way of
  /// the files: a first word is then taken for the name of a subcommand.
  static func withoutHelpCommand(_ script: String) -> String {
    let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.filter { !offersHelpCommand($0) }.joined(separator: "\n")
  }

  private static func offersHelpCommand(_ line: Substring) -> Bool {
    let text = line.drop { $0 == " " }
    return text.hasPrefix("COMPREPLY+=($(compgen -W 'help' ")  // bash
      || text == "'(-): :->command'" || text == "'(-)*:: :->arg'"  // zsh
      || text.hasPrefix("complete -c ") && text.contains(" -fa 'help' ")  // fish
  }
}
