// SPDX-License-Identifier: Apache-2.0

/// The models that can be tuned, and those that could be once.
///
/// The data is compiled in, so that a tool works on its own. Because the service changes its offer
/// more often than this package is released, a directory of the same YAML files can take its place.
public struct ModelCatalogue: Sendable {
  /// All models, in the order of the files.
  public let profiles: [ModelProfile]
  /// All template families, in the order of the files.
  public let families: [TemplateFamily]
  /// All vocabularies, in the order of the files.
  public let tokenizers: [TokenizerSource]
  private let index: ModelIndex

  init(
    profiles: [ModelProfile], families: [TemplateFamily], tokenizers: [TokenizerSource]
  ) {
    self.profiles = profiles.map { $0.withVisionVariant(among: profiles) }
    self.families = families
    self.tokenizers = tokenizers
    index = ModelIndex(profiles)
  }

  /// Returns the catalogue that was compiled in.
  ///
  /// Reading it takes about four milliseconds; keep the result.
  ///
  /// - Returns: The catalogue of `schemas/models` as of the build.
  /// - Throws: `ModelCatalogueError` if the data is broken, which the tests of the package rule out.
  public static func embedded() throws(ModelCatalogueError) -> ModelCatalogue {
    var reader = ModelCatalogueReader()
    for file in EmbeddedModels.files { try reader.read(file.text.utf8.span, file: file.name) }
    return try reader.catalogue()
  }

  /// Reads all files of `directory` that end in `.yaml`, instead of what was compiled in.
  ///
  /// - Parameter directory: A directory laid out like `schemas/models`, subdirectories ignored.
  /// - Throws: `ModelCatalogueError` for the first fault, with the place in the file.
  public init(directory: String) throws(ModelCatalogueError) {
    var reader = ModelCatalogueReader()
    for file in try ModelDirectory(directory).files() {
      try reader.read(file.bytes.span, file: file.path)
    }
    self = try reader.catalogue()
  }

  /// Returns the model called `name`.
  ///
  /// An id spelt exactly comes first, then one that differs in case only, then an alias, then an id
  /// or alias without its organisation if only one model has it.
  ///
  /// - Parameter name: An id, an alias, or either without the organisation.
  /// - Returns: The model, or up to three ids the name may be a slip of.
  public func lookup(_ name: String) -> ModelLookup {
    if let position = index.position(of: name) { return .found(profiles[position]) }
    return .unknown(nearest: index.nearest(to: name).map { profiles[$0].id })
  }
}

extension ModelProfile {
  /// Returns the profile with its vision variant noted: the live model of the same name and `-VLM`.
  fileprivate func withVisionVariant(among profiles: [ModelProfile]) -> ModelProfile {
    var profile = self
    profile.visionVariant = profiles.first { $0.id == id + "-VLM" && $0.status != .retired }?.id
    return profile
  }
}
