// SPDX-License-Identifier: Apache-2.0

/// Gathers the files of a catalogue, then resolves what they say about each other.
///
/// A file has a list of `families` or of `models`; its `defaults` fill the keys that the entries of
/// the list leave out. Files may come in any order.
struct ModelCatalogueReader {
  private var families: [String: TemplateFamily] = [:]
  private var familyOrder: [TemplateFamily] = []
  private var pending: [PendingModel] = []

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
      var profiles: [ModelProfile] = []
      for model in pending { profiles.append(try profile(of: model)) }
      try ModelCatalogueCheck(profiles, entries: pending.map(\.entry)).run()
      return ModelCatalogue(profiles: profiles, families: familyOrder)
    } catch {
      throw ModelCatalogueError(error)
    }
  }
}

extension ModelCatalogueReader {
  private mutating func add(_ root: YAMLNode, file: String) throws(YAMLError) {
    let keys = ["as-of", "source", "defaults", "families", "models"]
    let top = try YAMLMapping(root, file: file, keys: keys)
    let asOf = try top.required("as-of", top.day("as-of"))
    _ = try top.required("source", top.string("source"))
    guard top["families"] == nil || top["models"] == nil else {
      throw top.error(at: "models", "keep \"families\" and \"models\" in files of their own")
    }
    for node in try top.nodes("families") ?? [] {
      try add(family: top.entry(node, keys: TemplateFamily.keys, unique: ["name"]))
    }
    for node in try top.nodes("models") ?? [] {
      let entry = try top.entry(node, keys: ModelProfile.keys, unique: ["id", "aliases"])
      pending.append(PendingModel(entry: entry, asOf: asOf))
    }
  }

  private mutating func add(family entry: YAMLMapping) throws(YAMLError) {
    let family = try TemplateFamily(entry)
    guard families.updateValue(family, forKey: family.name) == nil else {
      throw entry.error(at: "name", "the family \"\(family.name)\" is described twice")
    }
    familyOrder.append(family)
  }

  private func profile(of model: PendingModel) throws(YAMLError) -> ModelProfile {
    let name = try model.entry.string("template")
    let template = name.flatMap { families[$0] }
    if let name, template == nil {
      let nearest = nearestNames(to: name, among: familyOrder.map(\.name)).first
      let hint = nearest.map { "; did you mean \"\($0)\"?" } ?? ""
      throw model.entry.error(at: "template", "unknown template family \"\(name)\"\(hint)")
    }
    return try ModelProfile(model.entry, template: template, asOf: model.asOf)
  }
}

extension YAMLMapping {
  /// Opens an entry of a list in this file and fills it from the defaults of the file.
  fileprivate func entry(
    _ node: YAMLNode, keys: [String], unique: [String]
  ) throws(YAMLError) -> YAMLMapping {
    let shared = keys.filter { !unique.contains($0) }
    let defaults = try mapping("defaults", keys: shared)
    return try YAMLMapping(node, file: file, keys: keys)
      .filled(from: defaults)
      .filled(from: keeping(["source"]))
  }

  /// The text of `key`, a day written as `YYYY-MM-DD`.
  fileprivate func day(_ key: String) throws(YAMLError) -> String? {
    guard let text = try string(key) else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard parts.map(\.count) == [4, 2, 2], numbers.count == 3, 2020...2100 ~= numbers[0],
      1...12 ~= numbers[1], 1...31 ~= numbers[2]
    else {
      throw error(at: key, "expected a day as YYYY-MM-DD for \"\(key)\", found \"\(text)\"")
    }
    return text
  }
}
