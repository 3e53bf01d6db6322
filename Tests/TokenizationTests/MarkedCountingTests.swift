// SPDX-License-Identifier: Apache-2.0

import RandomInput
import Testing

@testable import Tokenization

/// Counting on the text as it is, against encoding the text that the normalizers make of it.
@Suite struct MarkedCountingTests {
  @Test(arguments: MarkedVocabulary.steps.indices)
  func countsWhatEncodingComesTo(step: Int) throws {
    var random = SplitMix64(seed: UInt64(step))
    let (normalizers, preTokenizers) = MarkedVocabulary.steps[step]
    for _ in 0..<20 {
      let vocabulary = MarkedVocabulary(
        &random, normalizers: normalizers, preTokenizers: preTokenizers)
      let model = try TokenizerModel(
        vocabulary.definition, CompiledVocabulary(vocabulary.definition))
      #expect(model.vocabulary.marking != nil)
      let counter = TokenCounter(model)
      for _ in 0..<50 {
        let text = MarkedVocabulary.text(&random)
        let ranges = self.ranges(of: text, &random)
        var expected = OverlapTally(ranges: ranges)
        try counter.encode(text) { expected.add(1, $1.lowerBound, $1.upperBound) }
        let found = try counter.count(text, overlapping: ranges)
        #expect(found.total == expected.total, "\(text)")
        #expect(found.overlapping == expected.overlapping, "\(text) \(ranges)")
      }
    }
  }

  @Test func otherStepsAreNoMarking() {
    var random = SplitMix64(seed: 9)
    let steps: [([Normalizer], [PreTokenizer])] = [
      ([], []), ([MarkedVocabulary.replacing], [.whitespace]),
      ([MarkedVocabulary.replacing, .lowercase], []),
      ([], [.metaspace(replacement: SpaceMarking.mark, .always, cuts: true)]),
    ]
    for (normalizers, preTokenizers) in steps {
      let vocabulary = MarkedVocabulary(
        &random, normalizers: normalizers, preTokenizers: preTokenizers)
      #expect(SpaceMarking(vocabulary.definition) == nil)
    }
  }

  private func ranges(of text: [UInt8], _ random: inout SplitMix64) -> [Range<Int>] {
    let borders = Set((0..<random.number(below: 7)).map { _ in random.number(in: 0...text.count) })
      .sorted()
    return stride(from: 0, to: borders.count - 1, by: 2).map { borders[$0]..<borders[$0 + 1] }
  }
}
