// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport

@main
struct JSONLTokens: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jsonltokens",
    abstract: "Count the tokens of training data and what training on it costs.",
    discussion: """
      Everything happens on this machine; only 'fetch' uses the network. Exit status: 0 done, \
      1 done and a limit is exceeded or rows are not counted, 2 it could not be done.
      """,
    version: toolsVersion,
    subcommands: [
      Count.self, Cost.self, Preview.self, Render.self, Encode.self, Models.self, Fetch.self,
    ]
  )

  static func main() async {
    // `-:2`, a row of standard input, would be taken for an option.
    await runSubcommandToExit(
      CommandLine.arguments.dropFirst().map { argument in
        argument.hasPrefix("-:") ? "/dev/stdin" + argument.dropFirst() : argument
      })
  }
}
