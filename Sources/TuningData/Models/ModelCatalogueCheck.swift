// SPDX-License-Identifier: Apache-2.0

/// What has to hold between the models of a catalogue: names are unique and replacements exist.
struct ModelCatalogueCheck {
  private let profiles: [ModelProfile]
  private let entries: [YAMLMapping]

  init(_ profiles: [ModelProfile], entries: [YAMLMapping]) {
    self.profiles = profiles
    self.entries = entries
  }

  func run() throws(YAMLError) {
    try checkNames()
    try checkReplacements()
  }

  private func checkNames() throws(YAMLError) {
    var owners: [String: String] = [:]
    for (profile, entry) in zip(profiles, entries) {
      for name in [profile.id] + profile.aliases {
        guard let owner = owners.updateValue(profile.id, forKey: name.lowercased()) else {
          continue
        }
        let key = name == profile.id ? "id" : "aliases"
        throw entry.error(at: key, "the name \"\(name)\" already belongs to \"\(owner)\"")
      }
    }
  }

  private func checkReplacements() throws(YAMLError) {
    let live = Set(profiles.filter { $0.status != .retired }.map(\.id))
    for (profile, entry) in zip(profiles, entries) {
      guard let replacement = profile.replacement, !live.contains(replacement) else { continue }
      let nearest = nearestNames(to: replacement, among: live.sorted()).first
      let hint = nearest.map { "; did you mean \"\($0)\"?" } ?? ""
      throw entry.error(
        at: "replacement", "\"\(replacement)\" is not a model that can be tuned\(hint)")
    }
  }
}
