// SPDX-License-Identifier: Apache-2.0

public import TuningData

extension TokenizerLocator.Query {
  /// Creates a query for the tokenizer of a model, or for what the user names.
  public init(path: String?, model: ModelProfile?) {
    self.init()
    self.path = path
    if let hub = model?.hub { repositories = [HubReference(hub)] }
    if let source = model?.tokenizer {
      packagedNames = [source.folder]
      vocabularyNames = source.files.map(\.path)
    }
  }
}

extension HubReference {
  /// Creates a reference to the repository that the model data names.
  public init(_ hub: HubRepository) {
    self.init(repository: hub.name, revision: hub.revision ?? "main")
  }
}
