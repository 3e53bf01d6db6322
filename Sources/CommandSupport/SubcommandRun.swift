// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser

extension ParsableCommand {
  /// Parses the arguments of a command with subcommands, runs what was asked for and ends the process.
  ///
  /// - Parameter arguments: What to parse; nil for the arguments of the process.
  public static func runSubcommandToExit(_ arguments: [String]? = nil) async -> Never {
    await endProcess(of: Self.self) {
      let command = try parseAsRoot(arguments)
      guard let command = command as? any Command else {
        // Not a command of ours: help, or the root itself.
        var other = command
        try other.run()
        return .clean
      }
      return try await command.run()
    }
  }
}
