// SPDX-License-Identifier: Apache-2.0

import RandomInput
import Testing

@testable import NearDuplicates

struct SketcherTests {
  @Test(arguments: [1, 2, 3, 5, 9])
  func shinglesSignaturesAndKeysAreThoseOfTheReference(wordsPerShingle: Int) {
    let sketcher = NearDuplicateSketcher(
      threshold: 0.7, permutations: 100, wordsPerShingle: wordsPerShingle)
    let reference = ReferenceSketch(
      wordsPerShingle: wordsPerShingle, permutations: sketcher.plan.permutations)
    var texts = RandomTexts(seed: 7)
    for _ in 0..<60 {
      let text = texts.mixedText()
      #expect(sketcher.shingles(text) == reference.shingles(text), "\(text)")
      guard let signature = sketcher.signature(of: Array(text.utf8).span) else {
        #expect(ReferenceSketch.words(text).isEmpty)
        continue
      }
      #expect(signature == reference.signature(text))
      let plan = sketcher.plan
      #expect(sketcher.keys(text) == reference.keys(text, bands: plan.bands, rows: plan.rows))
    }
  }

  /// The numbers were computed by a program in another language.
  @Test func hashesAreTheSameOnEveryMachine() {
    let single = NearDuplicateSketcher(threshold: 0.8, wordsPerShingle: 1)
    // FNV-1a of "foobar" is 85944171F73967E8.
    #expect(single.shingles("FooBar") == [Hashing.mix(0x8594_4171_F739_67E8)])
    let sketcher = NearDuplicateSketcher(threshold: 0.8, permutations: 8)
    #expect(
      sketcher.shingles("The quick brown fox jumps") == [
        0x199B_C401_6B34_345E,
        0x2B79_3F6F_00D7_A61E,
        0x5CFC_A102_3862_08D9,
      ])
    #expect(
      sketcher.keys("The quick brown fox jumps") == [
        0x2CD1_46C5_EC3A_4684,
        0xAC02_7A8E_99D8_3912,
        0x72AC_C46F_0F01_BBDD,
        0x6751_F0CA_EEFD_7276,
      ])
  }

  @Test(arguments: [
    ("Hello, world: it's a TEST!", "hello   world\n\nit s a test"),
    ("GRÜSSE an ÉLODIE — ПРИВЕТ", "grüsse an élodie привет"),
    ("snake_case(x) => 3", "snake case x 3"),
    ("soft\u{AD}hyphen and\u{200D}joiner", "softhyphen andjoiner"),
    ("a\u{FEFF}b ⚠️ done ❤️‍🔥", "ab done"),
  ])
  func caseSpacingAndPunctuationMakeNoDifference(left: String, right: String) {
    let sketcher = NearDuplicateSketcher(threshold: 0.8)
    #expect(sketcher.shingles(left) == sketcher.shingles(right))
    #expect(!sketcher.keys(left).isEmpty)
    #expect(sketcher.keys(left) == sketcher.keys(right))
  }

  @Test func aTextShorterThanAShingleIsOneShingle() {
    let sketcher = NearDuplicateSketcher(threshold: 0.8, wordsPerShingle: 5)
    #expect(sketcher.shingles("one two").count == 1)
    #expect(sketcher.shingles("one two") != sketcher.shingles("two one"))
    #expect(sketcher.shingles("one two three four five").count == 1)
    #expect(sketcher.shingles("one two three four five six").count == 2)
  }

  @Test func aTextHasAKeyForEachBandUnlessItHasNoWord() {
    let sketcher = NearDuplicateSketcher(threshold: 0.8)
    var keys: [UInt64] = [1, 2]
    let hasKeys = sketcher.sketch(Array("just a few words".utf8).span, into: &keys)
    #expect(hasKeys)
    #expect(keys.count == 2 + sketcher.plan.bands)
    #expect(Set(keys).count == keys.count)
    for empty in ["", " ", "?!… 🙂 ⚠️ \u{200B}"] {
      let hasKeys = sketcher.sketch(Array(empty.utf8).span, into: &keys)
      #expect(!hasKeys)
      #expect(sketcher.shingles(empty).isEmpty)
    }
    #expect(keys.count == 2 + sketcher.plan.bands)
  }

  @Test func aSketcherForgetsTheTextBefore() {
    let (used, fresh) = (
      NearDuplicateSketcher(threshold: 0.5), NearDuplicateSketcher(threshold: 0.5)
    )
    _ = used.keys("something else 我喜欢机器学习 entirely")
    #expect(used.keys("two words") == fresh.keys("two words"))
    #expect(used.shingles("a b c d") == fresh.shingles("a b c d"))
  }

  @Test func jaccardCountsWhatIsShared() {
    #expect(jaccardSimilarity([1, 2, 3], [2, 3, 4]) == 0.5)
    #expect(jaccardSimilarity([1, 2], [1, 2]) == 1)
    #expect(jaccardSimilarity([1], [2]) == 0)
    #expect(jaccardSimilarity([], [2]) == 0)
    #expect(jaccardSimilarity([], []) == 0)
  }
}
