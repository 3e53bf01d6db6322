// SPDX-License-Identifier: Apache-2.0

internal import CJSONStrings

/// How wide the vectors are that the functions in C work with, which all find the same.
struct JSONVectors: Sendable {
  let level: json_vectors

  /// What this processor has.
  static let widest = JSONVectors(level: best_json_vectors())

  /// All that this processor has.
  static var all: [JSONVectors] {
    let levels = [json_vectors_of_16, json_vectors_of_32, json_vectors_of_64]
    return levels.filter { $0.rawValue <= widest.level.rawValue }.map { JSONVectors(level: $0) }
  }
}
