// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import TuningData

/// The options that say which parts there are.
struct PartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The size of the validation part: 0.1, 10% or 500 (rows); 10% by default.",
      valueName: "size"))
  var validation: SplitSize?

  @Option(help: ArgumentHelp("The size of a test part.", valueName: "size"))
  var test: SplitSize?

  @Option(
    help: ArgumentHelp(
      "A part of any name, and where to write it; may be repeated. One may take the 'rest'.",
      valueName: "name=size[:path]"))
  var part: [SplitPart] = []

  @Option(
    help: ArgumentHelp("Write that many pairs of training and validation.", valueName: "count"))
  var folds: Int?

  @Option(help: ArgumentHelp("The most rows that the validation part gets.", valueName: "rows"))
  var maxValidation: Int?

  func apply(to options: inout SplitOptions) throws {
    let named = [("validation", validation), ("test", test)].compactMap { name, size in
      size.map { SplitPart(name: name, size: $0) }
    }
    options.folds = folds
    options.maximumValidation = maxValidation
    if let maxValidation, maxValidation < 1 {
      throw ValidationError("--max-validation takes a number from 1")
    }
    if folds != nil, !(named + part).isEmpty {
      throw ValidationError("--folds and sizes of parts do not go together")
    }
    guard !(named + part).isEmpty else { return }
    // A test part comes beside the usual ones.
    let usual =
      part.isEmpty && validation == nil ? options.parts.filter { $0.name == "validation" } : []
    options.parts = usual + named + part
    let hasTrain = options.parts.contains { $0.name == "train" }
    if !hasTrain, !options.isWhole {
      options.parts.insert(SplitPart(name: "train", size: .rest), at: 0)
    }
  }
}

extension SplitOptions {
  /// Whether the parts leave nothing to another one.
  fileprivate var isWhole: Bool {
    let shares = parts.reduce(0) {
      if case .share(let billionths) = $1.size { $0 + billionths } else { $0 }
    }
    return shares == 1_000_000_000 || parts.contains { $0.size == .rest }
  }
}

extension SplitSize: ExpressibleByArgument {
  /// Reads a size.
  public init?(argument: String) { self.init(argument) }
}

extension SplitPart: ExpressibleByArgument {
  /// Reads `NAME=SIZE` or `NAME=SIZE:PATH`.
  public init?(argument: String) { self.init(argument) }
}
