// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import Tokenization

/// Single steps, on every code point and on mixtures, against those of the reference.
@Suite(.serialized, .enabled(if: Vocabularies.isAvailable, Vocabularies.advice))
struct NormalizerTests {
  @Test(arguments: [
    #"{"type": "NFC"}"#, #"{"type": "NFD"}"#, #"{"type": "NFKC"}"#, #"{"type": "NFKD"}"#,
    #"{"type": "Lowercase"}"#, #"{"type": "Strip", "strip_left": true, "strip_right": true}"#,
    #"{"type": "Strip", "strip_left": true, "strip_right": false}"#,
    #"{"type": "Strip", "strip_left": false, "strip_right": true}"#,
    #"{"type": "Prepend", "prepend": "▁"}"#,
    #"{"type": "Replace", "pattern": {"String": "a"}, "content": "bb"}"#,
    #"{"type": "Replace", "pattern": {"String": ""}, "content": "-"}"#,
    #"{"type": "Replace", "pattern": {"Regex": "\\s+"}, "content": " "}"#,
    #"{"type": "Replace", "pattern": {"Regex": "[\\p{L}\\d]*"}, "content": "x"}"#,
    #"{"type": "Sequence", "normalizers": [{"type": "NFKC"}, {"type": "Lowercase"}, {"type": "Strip", "strip_left": true, "strip_right": true}, {"type": "Prepend", "prepend": "a"}]}"#,
  ])
  func aNormalizerRewritesAsTheReference(normalizer: String) throws {
    let reference = try ReferenceTokenizer(
      "pipeline-json", #"{"normalizer": \#(normalizer), "pre_tokenizer": null}"#)
    let document = JSONDocument()
    try #require(document.scan(text: Array(normalizer.utf8)))
    let plan = try NormalizationPlan(TokenizerSteps.normalizers(document.root))
    let comparison = Comparison(
      ours: { text in
        var text = AlignedText(text)
        try plan.apply(to: &text)
        return text.bytes
      },
      theirs: { try reference.normalize($0) })
    try comparison.run(
      ConformanceTexts.everyCodePoint(after: ["", "-", "a", "\u{301}"]), normalizer)
    try comparison.run(
      ConformanceTexts.everyCodePoint(after: ["-"], before: "\u{301}"), normalizer)
    try comparison.run(
      ConformanceTexts.everyCodePoint(after: ["e\u{323}"], before: "\u{308}"), normalizer)
    try comparison.run(ConformanceTexts.all, normalizer)
  }
}
