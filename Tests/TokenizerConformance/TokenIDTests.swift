// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Tokenization

/// The ids of many texts against those of the reference implementations.
@Suite(.serialized, .enabled(if: Vocabularies.isAvailable, Vocabularies.advice))
struct TokenIDTests {
  @Test(arguments: Vocabularies.files)
  func everyTokenizerFileEncodesAsTheReference(path: String) throws {
    try compare(
      try Tokenizer(path: path), with: ReferenceTokenizer("tokenizer-json", path), path)
  }

  @Test(arguments: Vocabularies.twins)
  func everyVendorsFileEncodesAsTheReference(twin: Vocabularies.Twin) throws {
    let path = Vocabularies.reference(twin.reference)
    try compare(
      try Tokenizer(path: twin.path, profile: twin.profile()),
      with: ReferenceTokenizer("tokenizer-json", path), twin.path)
  }

  /// Compares ids, and checks that counting comes to their number.
  private func compare(
    _ tokenizer: Tokenizer, with reference: ReferenceTokenizer, _ name: String
  ) throws {
    let counter = tokenizer.makeCounter()
    let comparison = Comparison(
      ours: { text in
        let ids = try counter.encode(text)
        #expect(try counter.count(text) == ids.count)
        return ids
      },
      theirs: { try reference.encode($0) })
    try comparison.run(ConformanceTexts.all, name)
  }
}
