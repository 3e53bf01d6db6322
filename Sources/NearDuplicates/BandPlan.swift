// SPDX-License-Identifier: Apache-2.0

/// How the permutations of a signature are cut into bands, so that texts which are alike share one.
///
/// Two texts whose sets of shingles have the Jaccard similarity s agree in a band of r rows with the
/// probability s^r, and in at least one of b bands with 1 - (1 - s^r)^b. More rows make pairs that
/// are less alike meet more rarely, fewer bands lose more of those that are alike enough.
///
/// A plan has as many rows as the recall allows:
///
///     BandPlan(threshold: 0.8, permutations: 128)   // 18 bands of 7 rows
public struct BandPlan: Equatable, Sendable {
  /// The number of bands, which is the number of keys of a text.
  public let bands: Int
  /// The number of permutations in a band.
  public let rows: Int
  /// The similarity from which on pairs shall meet.
  public let threshold: Double

  /// The least probability that a pair at the threshold meets, where the permutations suffice.
  public static let recall = 0.97

  /// Plans the bands of signatures of `permutations` values.
  ///
  /// Where a threshold is too low for the number of permutations, each is a band of its own, which
  /// is the best there is; `probability(at:)` tells what is left.
  ///
  /// - Precondition: The threshold is above 0 and at most 1; there is a permutation.
  public init(threshold: Double, permutations: Int) {
    precondition(threshold > 0 && threshold <= 1, "a similarity is above 0 and at most 1")
    precondition(permutations > 0, "a signature needs a permutation")
    self.threshold = threshold
    let fitting = (1...permutations).last { rows in
      Self.probability(at: threshold, bands: permutations / rows, rows: rows) >= Self.recall
    }
    rows = fitting ?? 1
    bands = permutations / rows
  }

  /// The number of permutations that the bands take.
  public var permutations: Int { bands * rows }

  /// Returns the probability that two texts of this similarity share a key.
  public func probability(at similarity: Double) -> Double {
    Self.probability(at: similarity, bands: bands, rows: rows)
  }

  private static func probability(at similarity: Double, bands: Int, rows: Int) -> Double {
    1 - power(1 - power(similarity, rows), bands)
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * base }
  }
}
