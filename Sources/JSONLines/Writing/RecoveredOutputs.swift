// SPDX-License-Identifier: Apache-2.0

/// What became of that which earlier runs had left.
public struct RecoveredOutputs: Sendable, Equatable {
  /// The paths of files that have got their names now.
  public internal(set) var named: [String] = []
  /// What is not completed, for it cannot be trusted.
  public internal(set) var remnants: [OutputRemnant] = []
}
