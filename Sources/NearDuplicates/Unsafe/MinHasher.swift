// SPDX-License-Identifier: Apache-2.0

internal import CMinHash

/// The signature of a set: for each of many permutations of all numbers, the least of the set's.
///
/// Two sets agree in a place with the probability of their Jaccard similarity (Broder, 1997). A
/// permutation maps the upper half x of a hash to a·x + b modulo 2^32 with an odd a, as `affine32` of
/// datasketch 2 does; the numbers are the first of SplitMix64 from state 0, a the upper half of each,
/// made odd, and b the lower.
///
/// Soundness: the three arrays have `capacity` elements from creation to the end, a multiple of the
/// group, and that is how many the C function touches.
@safe final class MinHasher {
  /// The number of permutations that were asked for.
  let permutations: Int

  private let capacity: Int
  private let minima: UnsafeMutablePointer<UInt32>
  private let multipliers: UnsafeMutablePointer<UInt32>
  private let increments: UnsafeMutablePointer<UInt32>

  init(permutations: Int) {
    self.permutations = permutations
    let group = Int(minhash_group)
    capacity = (permutations + group - 1) / group * group
    unsafe minima = .allocate(capacity: capacity)
    unsafe multipliers = .allocate(capacity: capacity)
    unsafe increments = .allocate(capacity: capacity)
    unsafe minima.initialize(repeating: .max, count: capacity)
    for index in 0..<capacity {
      let (multiplier, increment) = MinHasher.permutation(index)
      unsafe (multipliers + index).initialize(to: multiplier)
      unsafe (increments + index).initialize(to: increment)
    }
  }

  deinit {
    unsafe minima.deallocate()
    unsafe multipliers.deallocate()
    unsafe increments.deallocate()
  }

  /// The numbers of a permutation.
  static func permutation(_ index: Int) -> (multiplier: UInt32, increment: UInt32) {
    let bits = Hashing.mix(UInt64(index + 1) &* Hashing.base)
    return (UInt32(truncatingIfNeeded: bits >> 32) | 1, UInt32(truncatingIfNeeded: bits))
  }

  /// Starts with an empty set.
  func reset() {
    unsafe minima.update(repeating: .max, count: capacity)
  }

  /// Takes in members of the set.
  func update(_ hashes: Span<UInt64>) {
    unsafe hashes.withUnsafeBufferPointer { hashes in
      unsafe minhash_update(
        minima, multipliers, increments, capacity, hashes.baseAddress, hashes.count)
    }
  }

  /// What there is by now.
  var signature: [UInt32] {
    unsafe Array(UnsafeBufferPointer(start: minima, count: permutations))
  }

  /// Appends a key for each band, in which the number of the band has a part.
  func appendKeys(of plan: BandPlan, to keys: inout [UInt64]) {
    precondition(plan.permutations <= permutations)
    for band in 0..<plan.bands {
      var key = UInt64(band + 1)
      for row in 0..<plan.rows {
        key = unsafe key &* Hashing.base &+ UInt64(minima[band * plan.rows + row])
      }
      keys.append(Hashing.mix(key))
    }
  }
}
