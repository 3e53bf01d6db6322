// SPDX-License-Identifier: Apache-2.0

/// Gathers the files of a catalogue, then resolves what they say about each other.
///
/// A file has a list of `tokenizers`, of `families` or of `models`; its `defaults` fill the keys
/// that the entries of the list leave out. Files may come in any order.
struct ModelCatalogueReader {
  private var tokenizers: [YAMLMapping] = []
  private var families: [YAMLMapping] = []
  private var models: [PendingModel] = []

  /// A model as written, until all families and ids are known.
  private struct PendingModel {
    let entry: YAMLMapping
    let asOf: String
  }

  mutating func read(_ bytes: Span<UInt8>, file: String) throws(ModelCatalogueError) {
    do {
      try add(YAMLParser.parse(bytes, file: file), file: file)
    } catch {
      throw ModelCatalogueError(error)
    }
  }

  func catalogue() throws(ModelCatalogueError) -> ModelCatalogue {
    do {
      let tokenizers = try NamedEntries("tokenizer", tokenizers) {
        entry throws(YAMLError) in
        let tokenizer = try TokenizerSource(entry)
        return (tokenizer.name, tokenizer)
      }
      let families = try NamedEntries("template family", families) {
        entry throws(YAMLError) in
        let tokenizer = try tokenizers.referred(by: "tokenizer", of: entry)
        let family = try TemplateFamily(entry, tokenizer: tokenizer)
        return (family.name, family)
      }
      var profiles: [ModelProfile] = []
      for model in models {
        profiles.append(
          try ModelProfile(
            model.entry, template: families.referred(by: "template", of: model.entry),
            tokenizer: tokenizers.referred(by: "tokenizer", of: model.entry), asOf: model.asOf))
      }
      try ModelCatalogueCheck(profiles, entries: models.map(\.entry)).run()
      return ModelCatalogue(
        profiles: profiles, families: families.values, tokenizers: tokenizers.values)
    } catch {
      throw ModelCatalogueError(error)
    }
  }

  private mutating func add(_ root: YAMLNode, file: String) throws(YAMLError) {
    let lists = ["tokenizers", "families", "models"]
    let top = try YAMLMapping(root, file: file, keys: ["as-of", "source", "defaults"] + lists)
    let asOf = try top.required("as-of", top.day("as-of"))
    _ = try top.required("source", top.string("source"))
    let present = lists.filter { top[$0] != nil }
    guard present.count <= 1 else {
      throw top.error(
        at: present[1], "keep \"\(present[0])\" and \"\(present[1])\" in files of their own")
    }
    for node in try top.nodes("tokenizers") ?? [] {
      let unique = ["name", "folder", "files"]
      tokenizers.append(try top.entry(node, keys: TokenizerSource.keys, unique: unique))
    }
    for node in try top.nodes("families") ?? [] {
      families.append(try top.entry(node, keys: TemplateFamily.keys, unique: ["name"]))
    }
    for node in try top.nodes("models") ?? [] {
      let entry = try top.entry(node, keys: ModelProfile.keys, unique: ["id", "aliases", "hub"])
      models.append(PendingModel(entry: entry, asOf: asOf.description))
    }
  }
}

/// Entries that others refer to by name.
private struct NamedEntries<Value> {
  private let kind: String
  private var places: [String: Int] = [:]
  private var names: [String] = []
  private(set) var values: [Value] = []

  init(
    _ kind: String, _ entries: [YAMLMapping],
    _ make: (YAMLMapping) throws(YAMLError) -> (name: String, value: Value)
  ) throws(YAMLError) {
    self.kind = kind
    for entry in entries {
      let (name, value) = try make(entry)
      guard places.updateValue(values.count, forKey: name) == nil else {
        throw entry.error(at: "name", "the \(kind) \"\(name)\" is described twice")
      }
      names.append(name)
      values.append(value)
    }
  }

  /// Returns the value whose name `key` of `entry` holds, or nil when it holds none.
  func referred(by key: String, of entry: YAMLMapping) throws(YAMLError) -> Value? {
    guard let name = try entry.string(key) else { return nil }
    if let place = places[name] { return values[place] }
    let nearest = nearestNames(to: name, among: names).first
    let hint = nearest.map { "; did you mean \"\($0)\"?" } ?? ""
    throw entry.error(at: key, "unknown \(kind) \"\(name)\"\(hint)")
  }
}
