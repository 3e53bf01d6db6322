// SPDX-License-Identifier: Apache-2.0

/// What tuning costs and did cost, as far as it is known.
///
/// Like the models, prices are compiled in, and a directory of the same YAML files can take their
/// place.
public struct PriceCatalogue: Sendable {
  /// All rates, in the order of the files.
  public let rates: [PriceRate]
  /// All minimum charges, in the order of the files.
  public let minimums: [MinimumCharge]
  /// The models without a price.
  public let unpublished: [UnpublishedPrice]

  /// Returns the prices that were compiled in.
  ///
  /// - Returns: The prices of `schemas/prices` as of the build.
  /// - Throws: `ModelCatalogueError` if the data is broken, which the tests of the package rule out.
  public static func embedded() throws(ModelCatalogueError) -> PriceCatalogue {
    var reader = PriceCatalogueReader()
    for file in EmbeddedPrices.files { try reader.read(file.text.utf8.span, file: file.name) }
    return reader.catalogue
  }

  /// Reads all files of `directory` that end in `.yaml`, instead of what was compiled in.
  ///
  /// - Parameter directory: A directory laid out like `schemas/prices`, subdirectories ignored.
  /// - Throws: `ModelCatalogueError` for the first fault, with the place in the file.
  public init(directory: String) throws(ModelCatalogueError) {
    var reader = PriceCatalogueReader()
    for file in try ModelDirectory(directory).files() {
      try reader.read(file.bytes.span, file: file.path)
    }
    self = reader.catalogue
  }

  init(rates: [PriceRate], minimums: [MinimumCharge], unpublished: [UnpublishedPrice]) {
    self.rates = rates
    self.minimums = minimums
    self.unpublished = unpublished
  }
}

extension PriceCatalogue {
  /// Returns the rates for a job: those stated most closely, so that several conflict.
  ///
  /// A rate for a model comes before one for a group of models. Models in `unpublished` have only
  /// rates that name them.
  public func rates(
    for model: ModelProfile, method: TuningMethod, training: TrainingType, on day: Day
  ) -> [PriceRate] {
    let fitting = rates.filter { rate in
      rate.method == method && rate.training == training && rate.period.contains(day)
        && rate.scope.contains(model)
    }
    let isUnpublished = gap(for: model, on: day) != nil
    let closest = fitting.map(\.scope.closeness).max()
    return fitting.filter { rate in
      let closeness = rate.scope.closeness
      return closeness == closest
        && (!isUnpublished || closeness == PriceScope.models([]).closeness)
    }
  }

  /// Returns the minimum charges for a job: those stated most closely, so that several conflict.
  public func minimums(for model: ModelProfile, on day: Day) -> [MinimumCharge] {
    let fitting = minimums.filter { $0.period.contains(day) && $0.scope.contains(model) }
    let closest = fitting.map(\.scope.closeness).max()
    return fitting.filter { $0.scope.closeness == closest }
  }

  /// Returns the statement that no price is known for `model` on `day`, where there is one.
  public func gap(for model: ModelProfile, on day: Day) -> UnpublishedPrice? {
    unpublished.first { $0.period.contains(day) && $0.scope.contains(model) }
  }
}
