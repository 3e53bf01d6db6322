// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import TuningData

/// The options about `jsonlcheck.yaml`.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The configuration for all files. By default the nearest \(CheckConfiguration.fileName) above "
        + "each file, up to the top of its repository.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Flag(help: "Use no configuration.")
  var noConfig = false

  @Flag(help: "Print the configuration that a file would be checked with, and check nothing.")
  var printConfig = false

  /// Throws when the options contradict each other.
  func validate() throws {
    if config != nil, noConfig {
      throw ValidationError("--config and --no-config contradict each other")
    }
  }
}
