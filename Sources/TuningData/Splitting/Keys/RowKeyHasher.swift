// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The hashes of what rows have in common; one for each worker.
struct RowKeyHasher {
  private let hash: KeyedHash
  private var canonical = CanonicalJSON()

  init(seed: UInt64) { hash = KeyedHash(seed: seed) }

  /// Returns the hash of the whole record.
  mutating func hash(of root: JSONValue) -> UInt64 {
    canonical.removeAll()
    canonical.append(root)
    return hash(canonical.bytes)
  }

  /// Returns the hash of the value of a key; nil when the row has none.
  mutating func hash(of key: GroupKey, _ root: JSONValue, _ format: DatasetFormat?) -> UInt64? {
    canonical.removeAll()
    switch key {
    case .record: canonical.append(root)
    case .prompt: CanonicalPrompt.append(root, format, to: &canonical)
    case .system, .value:
      guard let value = key.value(in: root) else { return nil }
      canonical.append(value)
    }
    return hash(canonical.bytes)
  }
}

extension GroupKey {
  /// Returns the value that rows with this key have in common, when it is one value of the record.
  func value(in root: JSONValue) -> JSONValue? {
    switch self {
    case .record: return root
    case .prompt: return nil
    case .system:
      let messages = root["messages"] ?? root["input"]?["messages"]
      let system = messages?.elements.first { $0["role"]?.isText("system") == true }
      return system?["content"]
    case .value(let pointers):
      let values = pointers.lazy.compactMap { root.value(at: $0) }
      return values.first { $0.kind != .null }
    }
  }
}

extension Block {
  /// Returns the range of a line without the mark that a file may begin with.
  func withoutByteOrderMark(_ range: Range<Int>) -> Range<Int> {
    guard offset == 0, range.lowerBound == 0, bytes.copy(range.prefix(3)) == [0xEF, 0xBB, 0xBF]
    else { return range }
    return 3..<range.upperBound
  }
}
