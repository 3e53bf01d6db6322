// SPDX-License-Identifier: Apache-2.0

/// The names by which models are found, and those that come close to a wrong one.
struct ModelIndex: Sendable {
  private var ids: [String: Int] = [:]
  private var folded: [String: Int] = [:]
  /// Names without organisation; nil marks one that several models share.
  private var bare: [String: Int?] = [:]
  /// Every name with its model, live models first.
  private let names: [(name: String, position: Int)]

  init(_ profiles: [ModelProfile]) {
    names =
      profiles.indices
      .sorted { (profiles[$0].rank, $0) < (profiles[$1].rank, $1) }
      .flatMap { position in profiles[position].names.map { ($0.lowercased(), position) } }
    for (position, profile) in profiles.enumerated() { ids[profile.id] = position }
    for (name, position) in names {
      folded[name] = position
      let short = bareName(name)
      bare[short] = bare[short, default: position] == position ? position : .some(nil)
    }
  }

  func position(of name: String) -> Int? {
    if let position = ids[name] { return position }
    let name = name.lowercased()
    return folded[name] ?? bare[name] ?? nil
  }

  /// Returns the models whose names are most like `name`, at most three.
  func nearest(to name: String) -> [Int] {
    let name = name.lowercased()
    let isBare = !name.contains("/")
    var distances: [Int: Int] = [:]
    for (candidate, position) in names {
      guard let distance = distance(from: name, to: isBare ? bareName(candidate) : candidate) else {
        continue
      }
      distances[position] = min(distance, distances[position] ?? .max)
    }
    return order(distances)
  }

  /// Returns the number of slips, where a name cut short, such as `llama-3.3-70b`, counts as one.
  private func distance(from name: String, to candidate: String) -> Int? {
    if name.utf8.count >= 4, candidate.contains(name) { return 1 }
    return editDistance(name, candidate, limit: 1 + name.utf8.count / 5)
  }

  private func order(_ distances: [Int: Int]) -> [Int] {
    var seen: Set<Int> = []
    let positions = names.map(\.position).filter { seen.insert($0).inserted }
    // `positions` has live models first, which therefore win where distances are equal.
    let found = positions.enumerated().compactMap { order, position in
      distances[position].map { (position: position, distance: $0, order: order) }
    }
    return
      found
      .sorted { ($0.distance, $0.order) < ($1.distance, $1.order) }
      .prefix(3)
      .map(\.position)
  }
}

extension ModelProfile {
  fileprivate var names: [String] { [id] + aliases }

  /// Models that can be tuned come before those that cannot.
  fileprivate var rank: Int {
    switch status {
    case .current: 0
    case .currentLimitsUnknown: 1
    case .announced: 2
    case .retired: 3
    }
  }
}
