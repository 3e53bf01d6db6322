// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Keys that are slips of the pen: one or two slips away from a key that is missing.
///
/// The rule `format/misspelt-key` reports them; rules about missing and unknown keys look here to
/// stay silent about the same fault.
enum MisspeltKeys {
  /// A key and the one that was probably meant.
  struct Slip {
    let key: JSONValue
    let meant: String
  }

  /// Longer keys are no slips of any key that we know.
  private static let maximumBytes = 32

  /// Returns the key that `key` is probably a slip of.
  ///
  /// - Parameters:
  ///   - key: The key as it is spelled.
  ///   - known: The keys that may stand in its place.
  ///   - present: The keys that stand beside it; what is there already was not meant.
  /// - Returns: The nearest known key; nil when `key` is itself known or none comes near.
  static func correction(
    of key: String, among known: [String], present: [String]
  ) -> String? {
    guard key.utf8.count <= maximumBytes, !known.contains(key) else { return nil }
    var nearest: (name: String, distance: Int)?
    for name in known {
      guard let distance = distance(key, name), distance < nearest?.distance ?? .max,
        !present.contains(name)
      else { continue }
      nearest = (name, distance)
    }
    return nearest?.name
  }

  /// Returns the slips among the keys of `object`.
  ///
  /// - Complexity: O(n) in the number of members.
  static func slips(in object: JSONValue, among known: [String]) -> [Slip] {
    let keys = object.members.map(\.key).filter { $0.range.count <= maximumBytes + 2 }
    let names = keys.map { $0.text ?? "" }
    let present = known.filter { names.contains($0) }
    return zip(keys, names).compactMap { key, name in
      correction(of: name, among: known, present: present).map { Slip(key: key, meant: $0) }
    }
  }

  /// How many slips apart two keys are; nil when they are too many for keys of this length.
  private static func distance(_ key: String, _ name: String) -> Int? {
    let limit = min(2, slipLimit(for: key), slipLimit(for: name))
    guard abs(key.utf8.count - name.utf8.count) <= 2 * limit else { return nil }
    return editDistance(foldedName(key), foldedName(name), limit: limit)
  }
}

extension Message {
  /// The keys that the service knows in a message.
  static let knownKeys = [
    "role", "content", "tool_calls", "tool_call_id", "name", "weight", "reasoning",
    "reasoning_content",
  ]

  /// The keys of the message that are slips of a key it lacks.
  var misspeltKeys: [MisspeltKeys.Slip] {
    MisspeltKeys.slips(in: value, among: Message.knownKeys)
  }
}

extension Record {
  /// The keys at the top level that are slips of a missing one, when setting them right gives a
  /// record of a known format.
  var misspeltKeys: [MisspeltKeys.Slip] {
    switch shape {
    case .format(let format):
      return MisspeltKeys.slips(in: root, among: format.requiredKeys + format.optionalKeys)
    case .unknown:
      let slips = possibleSlips
      let keys = presentFormatKeys + slips.map(\.meant)
      let isComplete = DatasetFormat.allCases.contains { format in
        format.requiredKeys.allSatisfy(keys.contains)
      }
      return isComplete ? slips : []
    case .ambiguous, .foreign, .notObject: return []
    }
  }

  /// The keys at the top level that are slips of any format's required keys.
  var possibleSlips: [MisspeltKeys.Slip] {
    MisspeltKeys.slips(in: root, among: Record.formatKeys)
  }

  /// The required keys of all formats that are there.
  var presentFormatKeys: [String] { Record.formatKeys.filter { root[$0] != nil } }

  private static let formatKeys = DatasetFormat.allCases.flatMap(\.requiredKeys)
}
