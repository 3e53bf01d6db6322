// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import Tokenization

/// Pre-tokenizers of unknown tokenizers, which ICU runs, against those of the reference.
@Suite(.serialized, .enabled(if: Vocabularies.isAvailable, Vocabularies.advice))
struct PipelineTests {
  @Test(arguments: steps)
  func aPreTokenizerCutsAsTheReference(step: String) throws {
    let reference = try ReferenceTokenizer(
      "pipeline-json", #"{"normalizer": null, "pre_tokenizer": \#(step)}"#)
    let document = JSONDocument()
    try #require(document.scan(text: Array(step.utf8)))
    let cutting = try PieceCutting(TokenizerSteps.preTokenizers(document.root))
    let comparison = Comparison(
      ours: { text in
        // The program says nothing of an empty text.
        guard !text.isEmpty else { return [] }
        return try cutting.pieces(of: AlignedText(text), isStart: true)
          .map { Int32($0.origins.last ?? 0) }
      },
      theirs: { try reference.pieces($0) })
    try comparison.run(ConformanceTexts.everyCodePoint(after: ["", "-", "a"]), step)
    try comparison.run(ConformanceTexts.everyCodePoint(after: ["-"], before: "\u{301}"), step)
    try comparison.run(ConformanceTexts.all, step)
  }

  private static let steps =
    [
      #"{"type": "Whitespace"}"#, #"{"type": "WhitespaceSplit"}"#,
      #"{"type": "Digits", "individual_digits": true}"#,
      #"{"type": "Digits", "individual_digits": false}"#,
      #"{"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": true}"#,
      #"{"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true}"#,
      #"{"type": "Metaspace", "replacement": "▁", "prepend_scheme": "first", "split": false}"#,
      #"{"type": "Metaspace", "replacement": "_", "prepend_scheme": "never", "split": true}"#,
      #"{"type": "Split", "pattern": {"String": " "}, "behavior": "MergedWithPrevious", "invert": false}"#,
      #"{"type": "Split", "pattern": {"String": ""}, "behavior": "Isolated", "invert": false}"#,
      #"{"type": "Sequence", "pretokenizers": [{"type": "Whitespace"}, {"type": "Punctuation", "behavior": "Isolated"}, {"type": "Digits", "individual_digits": true}]}"#,
      #"{"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "a+"}, "behavior": "MergedWithNext", "invert": false}, {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "first", "split": true}]}"#,
    ] + behaviors.map { #"{"type": "Punctuation", "behavior": "\#($0)"}"# }
    + behaviors.flatMap { behavior in
      ["true", "false"].map { invert in
        #"{"type": "Split", "pattern": {"Regex": "[a-z\\p{Lm}]*|\\s"}, "behavior": "\#(behavior)", "invert": \#(invert)}"#
      }
    } + patterns.map { isolated($0) }

  private static let behaviors = [
    "Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous",
  ]

  /// Patterns that are near those of known tokenizers, and such as mean something else to ICU.
  private static let patterns = [
    #"'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s"#,
    #"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s"#,
    #"\p{Lu}+|\p{Ll}+|\p{Lt}|\p{Lm}+|\p{Lo}+|\p{Nd}+|\p{Nl}|\p{No}+|\p{P}|\p{S}"#,
    #"\P{L}+|\p{^N}"#, #"\w+|\W+"#, #"\d+"#, #"\D{2}"#, #"\b"#, #"\B"#, #"\h+"#, #"\s+"#, #"\S+"#,
    #"^.+$"#, "^", "$", #".\Z"#, #".+"#, #"\A."#, #"[[:alpha:]]+"#, #"[[:^space:][:digit:]]"#,
    #"[\p{L}&&[^\p{Han}]]+"#, #"[^\p{L}\p{N}&&[^a-f]]+"#, #"[a-c&&b-z]|[-x]|[x\-z-]"#,
    #"(?i:straße|ſ|k)"#, #"(?<=a)b|(?<!a)c|(?>a+)b|(?=x)x"#, #"a{2}+|b{1,2}?|c{,2}|d{2}?|{|}"#,
    #"\x41|\x{e9}|\u0062|\v|\a|\e|\/|\-"#, #"[\x{4e00}-\x{9fff}\u3040-\u30ff]+"#,
    #"\p{Han}+|\p{Hiragana}+|\p{Greek}"#, #"(a)(b)?|(?:c|d)+"#,
    #"\p{Letter}|\p{punctuation}"#, #"\p{Alphabetic}+"#, #"\p{Latin}+"#,
  ]

  private static func isolated(_ pattern: String) -> String {
    let escaped = pattern.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return
      #"{"type": "Split", "pattern": {"Regex": "\#(escaped)"}, "behavior": "Isolated", "invert": false}"#
  }
}
