// SPDX-License-Identifier: Apache-2.0

/// How many sequences a training step may hold.
public struct BatchLimits: Sendable, Equatable {
  /// The smallest batch, in packed sequences.
  public let minimum: Int
  /// The largest batch of supervised fine-tuning, in packed sequences.
  public let maximumSFT: Int
  /// The largest batch of direct preference optimisation, in pairs.
  public let maximumDPO: Int
}
