// SPDX-License-Identifier: Apache-2.0

/// Finds out which texts may be nearly the same without comparing all with all: MinHash signatures
/// of word shingles, cut into bands.
///
/// Texts that share a key of a band are candidates; ``jaccardSimilarity(_:_:)`` of their shingles
/// decides. A sketcher keeps its buffers from text to text, so every worker has one of its own:
///
///     let sketcher = NearDuplicateSketcher(threshold: 0.8)
///     var keys: [UInt64] = []
///     sketcher.sketch(text.utf8.span, into: &keys)   // `sketcher.plan.bands` keys more
///
/// A shingle is so many words in a row, three unless told otherwise. The usual five suit web pages:
/// there a single other word in a prompt of twenty leaves 11 of 21 shingles, with three it leaves 15
/// of 21. With fewer than three, sentences of one pattern count as the same. A text with fewer words
/// than a shingle is one shingle.
///
/// Words are runs of letters, marks and digits, in one case; everything else only separates them, so
/// that case, punctuation and white space make no difference. Where a script has no spaces, ICU's
/// dictionaries find the words, and there the result depends on the version of ICU; everything else
/// is the same on all machines.
public final class NearDuplicateSketcher {
  /// How signatures are cut into keys.
  public let plan: BandPlan
  /// The number of words in a shingle.
  public let wordsPerShingle: Int

  private let shingler: Shingler
  private let hasher: MinHasher

  /// The words in a shingle unless told otherwise.
  public static let defaultWordsPerShingle = 3
  /// The permutations of a signature unless told otherwise.
  public static let defaultPermutations = 128

  /// Creates a sketcher for pairs whose Jaccard similarity is at least `threshold`.
  ///
  /// - Precondition: The threshold is above 0 and at most 1; there are from 1 to 65,536 permutations
  ///   and from 1 to 64 words in a shingle.
  public init(
    threshold: Double, permutations: Int = defaultPermutations,
    wordsPerShingle: Int = defaultWordsPerShingle
  ) {
    precondition(permutations <= 1 << 16, "a signature of so many permutations is a mistake")
    plan = BandPlan(threshold: threshold, permutations: permutations)
    self.wordsPerShingle = wordsPerShingle
    shingler = Shingler(wordsPerShingle: wordsPerShingle)
    hasher = MinHasher(permutations: plan.permutations)
  }

  /// Appends the keys of a text in UTF-8, one for each band; none for a text without a word.
  ///
  /// The number of the band is part of a key, so keys of all bands may lie in one table. Bytes that
  /// are no UTF-8 separate words.
  ///
  /// - Returns: Whether the text has a word, and so has keys.
  /// - Complexity: Linear in the length of the text; the memory does not grow with it.
  @discardableResult
  public func sketch(_ text: Span<UInt8>, into keys: inout [UInt64]) -> Bool {
    guard sign(text) else { return false }
    hasher.appendKeys(of: plan, to: &keys)
    return true
  }

  /// Replaces `shingles` with the hashes of the shingles of a text, ascending and each once.
  ///
  /// - Complexity: O(n log n) for a text of n words.
  public func shingles(of text: Span<UInt8>, into shingles: inout [UInt64]) {
    shingles.removeAll(keepingCapacity: true)
    shingler.forEachBlock(of: text) { block in
      for index in block.indices { shingles.append(block[index]) }
    }
    shingles.sort()
    shingles.removeRepetitions()
  }

  /// Returns the signature of a text, nil if it has no word.
  func signature(of text: Span<UInt8>) -> [UInt32]? {
    sign(text) ? hasher.signature : nil
  }

  private func sign(_ text: Span<UInt8>) -> Bool {
    hasher.reset()
    var hasShingles = false
    shingler.forEachBlock(of: text) { block in
      hasher.update(block)
      hasShingles = true
    }
    return hasShingles
  }
}

extension [UInt64] {
  /// Removes values that are equal to the one before.
  fileprivate mutating func removeRepetitions() {
    guard var last = first else { return }
    var kept = 1
    for index in 1..<count where self[index] != last {
      last = self[index]
      self[kept] = last
      kept += 1
    }
    removeSubrange(kept...)
  }
}
