// SPDX-License-Identifier: Apache-2.0

/// A mapping whose keys are read one by one, each with the kind of value it has to hold.
///
/// Unknown keys are refused when the mapping is opened, so that a slip never goes unnoticed. A key
/// that is absent, or present without a value, reads as nil.
package struct YAMLMapping: Sendable {
  package let file: String
  package let mark: YAMLMark
  package private(set) var entries: [YAMLEntry]

  /// Opens `node`, which has to be a mapping with no other keys than `keys`.
  ///
  /// - Parameters:
  ///   - node: The node to read; a null is taken for an empty mapping.
  ///   - file: The name to put into errors.
  ///   - keys: The keys that may occur.
  /// - Throws: `YAMLError` for another kind of node and for an unknown key, with a suggestion.
  package init(_ node: YAMLNode, file: String, keys: [String]) throws(YAMLError) {
    self.file = file
    mark = node.mark
    switch node.content {
    case .mapping(let entries): self.entries = entries
    case .scalar where node.isNull: entries = []
    default:
      let message = "expected a mapping (\"key: value\"), found \(node.phrase)"
      throw YAMLError(file: file, mark: node.mark, message: message)
    }
    for entry in entries where !keys.contains(entry.key) {
      throw YAMLError(file: file, mark: entry.mark, message: unknownKey(entry.key, keys: keys))
    }
  }

  /// Adds the entries of `defaults` whose keys are absent here.
  package func filled(from defaults: YAMLMapping?) -> YAMLMapping {
    var filled = self
    let own = Set(entries.map(\.key))
    filled.entries += defaults?.entries.filter { !own.contains($0.key) } ?? []
    return filled
  }

  /// Drops all entries but those of `keys`.
  package func keeping(_ keys: Set<String>) -> YAMLMapping {
    var kept = self
    kept.entries.removeAll { !keys.contains($0.key) }
    return kept
  }

  /// The value of `key`, or nil when it is absent or null.
  package subscript(key: String) -> YAMLNode? {
    entries.first { $0.key == key }.flatMap { $0.value.isNull ? nil : $0.value }
  }

  /// Returns an error placed at the value of `key`, else at the mapping.
  package func error(at key: String, _ message: String) -> YAMLError {
    YAMLError(file: file, mark: self[key]?.mark ?? mark, message: message)
  }
}

private func unknownKey(_ key: String, keys: [String]) -> String {
  guard let nearest = nearestNames(to: key, among: keys).first else {
    return "unknown key \"\(key.prefix(80))\"; known are \(keys.joined(separator: ", "))"
  }
  return "unknown key \"\(key)\"; did you mean \"\(nearest)\"?"
}
