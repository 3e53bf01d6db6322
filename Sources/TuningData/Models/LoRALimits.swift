// SPDX-License-Identifier: Apache-2.0

/// The limits of tuning with low-rank adapters.
public struct LoRALimits: Sendable, Equatable {
  /// The batch sizes that are accepted.
  public let batch: BatchLimits
  /// How many batches are summed up before a step when the job does not say; nil where unpublished.
  public let gradientAccumulation: Int?
  /// The largest rank of the adapter matrices.
  public let maximumRank: Int
}
