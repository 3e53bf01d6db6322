// SPDX-License-Identifier: Apache-2.0

/// The patterns that have a scanner of their own.
public enum KnownPattern: String, Sendable, CaseIterable {
  case gpt2
  case cl100k
  case cl100kTrailing = "cl100k-trailing"
  case o200k
  case qwen2
  case qwen35 = "qwen3.5"
  case deepSeekV3 = "deepseek-v3"
  case kimi
  case tekken

  /// The pattern by its exact text, in any of the forms in which it is published.
  init?(text: String) {
    guard let pattern = KnownPattern.byText[text] else { return nil }
    self = pattern
  }

  private static let byText: [String: KnownPattern] = [
    #"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"#: .gpt2,
    #"'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s"#: .gpt2,
    contraction + #"[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|"# + whitespace:
      .cl100k,
    #"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|"#
      + #"\s++$|\s*[\r\n]|\s+(?!\S)|\s"#: .cl100kTrailing,
    contraction + #"[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|"# + whitespace:
      .qwen2,
    contraction
      + #"[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|"# + whitespace:
      .qwen35,
    words(#"(?i:'s|'t|'re|'ve|'m|'ll|'d)?"#)
      + #"\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|"# + whitespace: .o200k,
    words("") + #"\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|"# + whitespace: .tekken,
    #"[\p{Han}]+|"# + words(#"(?i:'s|'t|'re|'ve|'m|'ll|'d)?"#, without: #"&&[^\p{Han}]"#)
      + #"\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|"# + whitespace: .kimi,
  ]

  private static let contraction = #"(?i:'s|'t|'re|'ve|'m|'ll|'d)|"#
  private static let whitespace = #"\s*[\r\n]+|\s+(?!\S)|\s+"#

  /// The two alternatives for words that end where lower case is followed by upper case.
  private static func words(_ contraction: String, without excluded: String = "") -> String {
    let upper = #"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}"# + excluded + "]"
    let lower = #"[\p{Ll}\p{Lm}\p{Lo}\p{M}"# + excluded + "]"
    let before = #"[^\r\n\p{L}\p{N}]?"#
    return before + upper + "*" + lower + "+" + contraction + "|"
      + before + upper + "+" + lower + "*" + contraction + "|"
  }

  /// The pattern that these steps come to, with the bytes of its pieces unchanged.
  init?(_ steps: [PreTokenizer]) {
    var steps = steps
    if steps.last == .byteLevel(addsPrefixSpace: false, cuts: false) { steps.removeLast() }
    if steps == [.byteLevel(addsPrefixSpace: false, cuts: true)] {
      self = .gpt2
      return
    }
    let texts = steps.map { step -> String? in
      if case .split(.regex(let text), .isolated, inverted: false) = step { text } else { nil }
    }
    if texts == KnownPattern.deepSeekTexts {
      self = .deepSeekV3
    } else if steps.count == 1, let text = KnownPattern.onlyText(steps[0]),
      !text.contains("$"), let pattern = KnownPattern(text: text)
    {
      self = pattern
    } else {
      return nil
    }
  }

  /// The pattern of a step that leaves nothing out.
  ///
  /// Two forms are tiktoken's alone: in Hugging Face's library `$` is the end of a line, and braces
  /// are not possessive.
  private static func onlyText(_ step: PreTokenizer) -> String? {
    switch step {
    case .split(.regex(let text), .isolated, inverted: false): text
    // All single patterns find everything, so what is not found is nothing.
    case .split(.regex(let text), .removed, inverted: true): text
    default: nil
    }
  }

  private static let deepSeekTexts: [String?] = [
    #"\p{N}{1,3}"#,
    "[\u{4E00}-\u{9FA5}\u{3040}-\u{309F}\u{30A0}-\u{30FF}]+",
    ##"[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^"## + "\r\n"
      + #"\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+["# + "\r\n" + #"]*|\s*["# + "\r\n"
      + #"]+|\s+(?!\S)|\s+"#,
  ]
}
