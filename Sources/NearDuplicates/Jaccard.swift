// SPDX-License-Identifier: Apache-2.0

/// Returns the Jaccard similarity of two sets of shingles: the size of what they share by the size
/// of what they have together.
///
/// Sets of which one is empty have nothing in common, so 0.
///
/// - Parameters:
///   - first: Hashes in ascending order without repetition, as
///     ``NearDuplicateSketcher/shingles(of:into:)`` gives them.
///   - second: Hashes in the same order.
/// - Returns: A number from 0 to 1.
/// - Complexity: Linear in the number of hashes.
public func jaccardSimilarity(_ first: [UInt64], _ second: [UInt64]) -> Double {
  var (i, j, shared) = (0, 0, 0)
  while i < first.count, j < second.count {
    let (left, right) = (first[i], second[j])
    shared += left == right ? 1 : 0
    i += left <= right ? 1 : 0
    j += right <= left ? 1 : 0
  }
  return shared == 0 ? 0 : Double(shared) / Double(first.count + second.count - shared)
}

/// Returns whether the Jaccard similarity of two sets of shingles is at least `threshold`; it looks no
/// further than it takes to tell.
///
/// - Parameters:
///   - threshold: Above 0 and at most 1.
///   - first: Hashes in ascending order without repetition, as
///     ``NearDuplicateSketcher/shingles(of:into:)`` gives them.
///   - second: Hashes in the same order.
/// - Returns: Whether it is; false when either set is empty.
/// - Complexity: Linear in the number of hashes.
public func jaccardReaches(_ threshold: Double, _ first: [UInt64], _ second: [UInt64]) -> Bool {
  let all = first.count + second.count
  guard !first.isEmpty, !second.isEmpty else { return false }
  // With s shared ones the similarity is s / (all - s), so this many hashes may have no partner.
  var spare = all - 2 * Int((threshold * Double(all) / (1 + threshold)).rounded(.up))
  var (i, j, shared) = (0, 0, 0)
  while i < first.count, j < second.count, spare >= -1 {
    let (left, right) = (first[i], second[j])
    shared += left == right ? 1 : 0
    spare -= left == right ? 0 : 1
    i += left <= right ? 1 : 0
    j += right <= left ? 1 : 0
  }
  return Double(shared) / Double(all - shared) >= threshold
}
