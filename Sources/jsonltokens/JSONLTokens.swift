// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

@main
struct JSONLTokens: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jsonltokens", abstract: "Count what a fine-tuning job will be billed for.")
}
