// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import TuningData

/// The options that say which model the data is for.
public struct ModelOptions: ParsableArguments {
  @Option(help: "The model to tune: turns on the rules that depend on it.")
  var model: String?

  @Option(help: "A folder with model data to use instead of the data built in.")
  var modelsDir: String?

  /// Creates the options with their defaults.
  public init() {}

  /// Refuses an empty name, which is the work of an unset variable.
  public func validate() throws {
    if model?.isEmpty == true { throw ValidationError("--model takes the name of a model") }
  }

  /// Puts the model and the models known into `options`.
  ///
  /// - Throws: `ModelCatalogueError` when the data in the given folder is broken.
  public func apply(to options: inout LintOptions) throws(ModelCatalogueError) {
    options.model = model
    if let modelsDir {
      options.catalogue = try ModelCatalogue(directory: modelsDir)
    } else if model != nil {
      options.catalogue = try ModelCatalogue.embedded()
    }
  }
}
