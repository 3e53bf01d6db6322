// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import TuningData

/// The options that say where parts are written.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of the parts; that of the input by default.", valueName: "folder"),
    completion: .directory)
  var outputDir: String?

  @Option(help: "Compress the parts.")
  var compress: Compression = .none

  @Option(
    help: ArgumentHelp("Where to write the manifest.", valueName: "file"), completion: .manifest)
  var manifest: String?

  @Flag(help: "Replace files that are there.")
  var force = false

  @Flag(help: "Write nothing, and say what would be written.")
  var dryRun = false

  @Flag(help: "Write no files, and print the number and the part of every line.")
  var emitAssignment = false

  enum Compression: String, ExpressibleByArgument, CaseIterable {
    case none, gz, zst
  }

  func validate() throws {
    if dryRun, emitAssignment {
      throw ValidationError("--dry-run and --emit-assignment do not go together")
    }
    let namesFiles = outputDir != nil || manifest != nil || compress != .none || force
    if emitAssignment, namesFiles {
      throw ValidationError(
        "--emit-assignment writes no files, so leave out --output-dir, --manifest, --compress and "
          + "--force")
    }
  }

  func apply(to options: inout SplitOptions) {
    options.outputDirectory = outputDir
    options.compression = compress == .none ? "" : ".\(compress.rawValue)"
    options.manifestPath = manifest
    options.replacesFiles = force
  }
}

enum CheckChoice: String, ExpressibleByArgument, CaseIterable {
  case on, off
}
