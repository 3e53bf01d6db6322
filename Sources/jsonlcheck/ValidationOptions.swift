// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import TuningData

/// The options that compare a validation file with the training file.
struct ValidationOptions: ParsableArguments {
  @Option(
    name: .customLong("validation"),
    help: ArgumentHelp(
      "Check this file too, and what it has in common with the training file.", valueName: "file"),
    completion: .rows)
  var files: [String] = []

  /// The validation file; nil without one.
  var file: String? { files.first }

  @Option(
    help: ArgumentHelp(
      "The share of word shingles from which on rows of the two files are near duplicates, 0.8 by "
        + "default; 'off' does not look for them.", valueName: "share"),
    completion: .list(["off"]))
  var nearDuplicates: NearDuplicates?

  @Option(
    help: ArgumentHelp(
      "Rows of the two files must not share this: a JSON Pointer, 'user', 'id', 'prompt' or "
        + "'system'; may be repeated. By default the usual names of ids.", valueName: "key"))
  var groupBy: [GroupKey] = []

  /// `--near-duplicates`.
  enum NearDuplicates: Equatable, ExpressibleByArgument {
    case share(Double)
    case off

    init?(argument: String) {
      if argument == "off" {
        self = .off
      } else if let share = Double(argument), (0.1...1).contains(share) {
        self = .share(share)
      } else {
        return nil
      }
    }
  }

  /// Throws when the options do not fit to `paths` or to each other.
  func validate(_ paths: [String]) throws {
    guard let file else {
      guard nearDuplicates == nil, groupBy.isEmpty else {
        throw ValidationError("--near-duplicates and --group-by need --validation")
      }
      return
    }
    if files.count > 1 {
      throw ValidationError("--validation goes with one file, not \(files.count)")
    }
    if file == "-" {
      throw ValidationError("--validation takes a file; only the training file can be '-'")
    }
    if paths.count > 1 {
      throw ValidationError("--validation goes with one training file, not \(paths.count)")
    }
  }

  /// What the comparison is told.
  var options: CompareOptions {
    var options = CompareOptions()
    options.groupBy = groupBy
    switch nearDuplicates {
    case .share(let share): options.nearThreshold = share
    case .off: options.nearThreshold = nil
    case nil: break
    }
    return options
  }

  /// Says that near duplicates are not looked for in a file that can be read only once.
  ///
  /// - Throws: when they were asked for.
  func noteSingleReading(_ path: String) throws {
    guard nearDuplicates != .off else { return }
    if nearDuplicates != nil {
      throw ValidationError(
        "'\(path)' can be read only once, and --near-duplicates needs two readings; write it to a "
          + "file first")
    }
    try? StandardStream.error.write(
      "jsonlcheck: near duplicates are not looked for: '\(VisibleText(path).text)' can be read only "
        + "once\n")
  }
}
