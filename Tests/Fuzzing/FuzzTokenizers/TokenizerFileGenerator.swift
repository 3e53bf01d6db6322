// SPDX-License-Identifier: Apache-2.0

internal import RandomInput

/// Makes small tokenizer files of all kinds, damaged.
struct TokenizerFileGenerator {
  private var mutator: Mutator

  init(seed: UInt64) { mutator = Mutator(seed: seed, seeds: TokenizerFileGenerator.seeds) }

  /// Returns the next file.
  mutating func next() -> [UInt8] {
    var file = mutator.seed()
    // Parts of the grammar first: what they make is still well-formed.
    for _ in 0..<mutator.random.number(in: 0...4) {
      let swap = mutator.random.pick(TokenizerFileGenerator.swaps)
      let places = file.ranges(of: Array(swap.0.utf8))
      guard !places.isEmpty else { continue }
      file.replaceSubrange(mutator.random.pick(places), with: swap.1.utf8)
    }
    for _ in 0..<mutator.random.pick([0, 0, 1, 1, 2, 5]) { mutator.mutate(&file) }
    return file
  }

  /// What texts are made of.
  static let texts: [[UInt8]] = [
    "ab abc  a\nb<s>a c", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "語é\u{301}12 ab<s> <x>",
    "it's 1234\r\n\r\n  ab", "<s><s><x> <x>\u{2581}\u{2581}ab",
  ].map { Array($0.utf8) }

  private static let json = #"""
    {"added_tokens": [{"id": 9, "content": "<s>", "special": true, "normalized": false, "lstrip": false, "rstrip": false, "single_word": false},
     {"id": 10, "content": "<x>", "special": false, "normalized": true, "lstrip": true, "rstrip": true, "single_word": true}],
     "normalizer": NORMALIZER, "pre_tokenizer": PRETOKENIZER,
     "post_processor": {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "<s>"}}, {"Sequence": {"id": "A"}}], "special_tokens": {"<s>": {"ids": [9]}}},
     "model": {"type": "BPE", "unk_token": "<unk>", "fuse_unk": true, "byte_fallback": true, "ignore_merges": false,
      "vocab": {"a": 0, "b": 1, "c": 2, "ab": 3, "abc": 4, "aa": 5, "aaaa": 6, "Ġ": 7, "<unk>": 8, "▁": 11, "bc": 12},
      "merges": ["a b", "ab c", "a a", "aa aa", "a bc", "b c"]}}
    """#

  private static let seeds: [[UInt8]] = {
    let byteLevel = #"{"type": "ByteLevel", "add_prefix_space": true, "use_regex": true}"#
    let split =
      #"{"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "\\w+|\\s+(?!\\S)|[^\\w]{1,3}+"}, "behavior": "Isolated", "invert": false}, {"type": "Digits", "individual_digits": true}, {"type": "ByteLevel", "add_prefix_space": false, "use_regex": false}]}"#
    let meta =
      #"{"type": "Metaspace", "replacement": "▁", "prepend_scheme": "first", "split": true}"#
    let normalizer =
      #"{"type": "Sequence", "normalizers": [{"type": "NFKC"}, {"type": "Lowercase"}, {"type": "Strip"}, {"type": "Prepend", "prepend": "▁"}, {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]}"#
    let files = [
      ("null", byteLevel), (#"{"type": "NFC"}"#, split), ("null", meta), (normalizer, "null"),
    ].map {
      json.replacing("NORMALIZER", with: $0).replacing("PRETOKENIZER", with: $1)
    }
    let ranks = "YQ== 0\nYg== 1\nYWI= 2\nIA== 3\nIGE= 4\nYWE= 5\nYWFhYQ== 6\n"
    let tekken =
      #"{"config": {"pattern": "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+", "default_vocab_size": 6, "default_num_special_tokens": 3}, "special_tokens": [{"rank": 0, "token_str": "<s>"}], "vocab": [{"rank": 0, "token_bytes": "YQ=="}, {"rank": 1, "token_bytes": "Yg=="}, {"rank": 2, "token_bytes": "YWI="}]}"#
    return (files + [ranks, tekken]).map { Array($0.utf8) } + [sentencePiece]
  }()

  private static let sentencePiece: [UInt8] = {
    let pieces: [(String, UInt8, UInt8)] = [
      ("<unk>", 0, 2), ("<s>", 1, 3), ("▁", 3, 1), ("a", 4, 1), ("b", 5, 1), ("ab", 2, 1),
      ("<x>", 0, 4), ("▁▁", 7, 1),
    ]
    var bytes: [UInt8] = []
    for (text, score, kind) in pieces {
      let fields =
        [10, UInt8(text.utf8.count)] + text.utf8 + [21, 0, 0, score << 4, 0xC1, 24, kind]
      bytes += [10, UInt8(fields.count)] + fields
    }
    return bytes + [18, 5, 24, 2, 0x98, 0x02, 0, 26, 6, 24, 1, 32, 0, 40, 1]
  }()

  private static let swaps = [
    ("0", "2097151"), ("0", "99999999999999999999"), ("1", "0"), ("2", "1e2"), ("3", "-1"),
    (": 5", ": 5000"), ("\"a b\"", "\"ab ab\""), ("\"a b\"", "[\"a\", \"b\"]"), ("a b", "b a"),
    ("\"a\"", "\"\""), ("\"abc\"", "\"a\""), ("\"ab\"", "\"<0x41>\""), ("<x>", " "), ("<s>", "a"),
    ("<x>", ""), ("<s>", "<x>"), ("false", "true"), ("true", "false"), ("null", "{}"),
    ("\\\\w+", "(a+)+$"), ("\\\\w+", "(?:a|aa)+\\\\z|"),
    ("\\\\w+", "(((((((((((((((a*)*)*)*)*)*)*)*)*)*)*)*)*)*)*"),
    ("\\\\w+", "a{1,99999}{1,99999}"), ("\\\\w+", "[[[[[[[[[[[[[[[[[[[[[[[[a"), ("\\\\w+", "\\\\"),
    ("\\\\w+", "[a-\\\\p{L}]&&[b"), ("\\\\w+", "\\\\p{"), ("\\\\w+", "(?<=a{1,999})b"),
    ("Isolated", "Removed"),
    ("Isolated", "MergedWithNext"), ("Isolated", "Contiguous"), ("Regex", "String"),
    ("ByteLevel", "Whitespace"), ("ByteLevel", "Punctuation"), ("Lowercase", "NFD"),
    ("first", "always"), ("▁", ""), ("YQ==", ""), ("YWI=", "YQ=="), ("0\n", "0\r\n"),
    ("6\n", "2097151\n"), ("\"single\": [", "\"single\": [[[[["),
    ("\"unk_token\": \"<unk>\"", "\"unk_token\": \"a\""),
    ("\"vocab_size\": 6", "\"vocab_size\": 2097152"), ("tokens\": 3", "tokens\": 6"),
  ]
}
