// SPDX-License-Identifier: Apache-2.0

import RandomInput
import Testing

@testable import TuningData

@Suite struct GroupingUnitTests {
  /// SHA-256 by Python's `hashlib` of the name, the seed and the bytes.
  @Test(
    arguments: [
      (42, "", 223_408_125_254_551_144), (42, "{}", 4_172_952_275_279_679_678),
      (42, #"{"text":"a"}"#, 16_427_979_136_045_392_304),
      (0, #"{"text":"a"}"#, 2_249_406_332_250_466_424),
      (.max, #"{"text":"a"}"#, 2_579_225_534_165_095_178),
      (42, #"{"text":"é"}"#, 17_704_137_174_788_329_770),
      (42, #"[{"content":"Hi","role":"user"}]"#, 7_287_184_351_355_622_145),
    ] as [(UInt64, String, UInt64)])
  func `A keyed hash is the start of a SHA-256`(_ seed: UInt64, _ text: String, _ hash: UInt64) {
    #expect(KeyedHash(seed: seed)(Array(text.utf8)) == hash)
  }

  @Test func `A place has a hash of its own`() {
    let hash = KeyedHash(seed: 42)
    #expect(hash(place: 0) == 458_919_611_886_455_161)
    #expect(hash(place: 1) == 15_909_071_614_847_387_917)
  }

  @Test func `The range of hashes is cut at the shares, rounded down`() {
    let parts = ["train=rest", "validation=10%", "test=20%"].compactMap { SplitPart($0) }
    let thresholds = HashThresholds(parts)
    let (tenth, threeTenths) = (1_844_674_407_370_955_161 as UInt64, 5_534_023_222_112_865_484)
    #expect(thresholds.part(0) == 1)
    #expect(thresholds.part(tenth - 1) == 1)
    #expect(thresholds.part(tenth) == 2)
    #expect(thresholds.part(UInt64(threeTenths) - 1) == 2)
    #expect(thresholds.part(UInt64(threeTenths)) == 0)
    #expect(thresholds.part(.max) == 0)
  }

  @Test func `Without a rest no hash is without a part`() {
    let thresholds = HashThresholds(["train=0.9", "validation=0.1"].compactMap { SplitPart($0) })
    #expect(thresholds.part(0) == 1)
    #expect(thresholds.part(.max) == 0)
    let unnamed = HashThresholds(["a=0.9", "b=0.1"].compactMap { SplitPart($0) })
    #expect(unnamed.part(0) == 0)
    #expect(unnamed.part(.max) == 1)
  }

  @Test(arguments: [2, 3, 7, 200]) func `Folds are of equal width`(_ folds: Int) {
    let thresholds = HashThresholds(folds: folds)
    for fold in 0..<folds {
      let middle = UInt64(folds).dividingFullWidth((UInt64(fold), .max / 2)).quotient
      #expect(thresholds.part(middle) == UInt8(fold))
    }
    #expect(thresholds.part(.max) == UInt8(folds - 1))
  }

  @Test func `Groups are the components of a graph`() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<100 {
      let count = random.number(in: 1...60)
      var groups = UnionFind()
      for _ in 0..<count { groups.append() }
      // The plain way: a label for each, and all of one label renamed.
      var labels = Array(0..<count)
      for _ in 0..<random.number(below: count) {
        let (left, right) = (random.number(below: count), random.number(below: count))
        groups.union(UInt32(left), UInt32(right))
        let (one, other) = (labels[left], labels[right])
        for row in labels.indices where labels[row] == other { labels[row] = one }
      }
      for row in 0..<count {
        let lowest = labels.firstIndex(of: labels[row])
        #expect(Int(groups.find(UInt32(row))) == lowest)
      }
    }
  }
}
