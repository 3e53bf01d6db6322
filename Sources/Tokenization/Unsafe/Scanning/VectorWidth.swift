// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// How wide the vectors are that the functions in C work with, which all find the same.
struct VectorWidth: Sendable {
  let level: vector_level

  /// What this processor has.
  static var widest: VectorWidth { VectorWidth(level: best_vector_level()) }

  /// All that this processor has.
  static var all: [VectorWidth] {
    let levels = [vectors_of_16, vectors_of_32, vectors_of_64]
    return levels.filter { $0.rawValue <= widest.level.rawValue }.map { VectorWidth(level: $0) }
  }
}
