// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// The classes of characters that regular expressions name, as sets for ICU with the members that
/// the reference's Unicode tables give them.
///
/// The tables know the main categories. Where a finer one is asked for, ICU tells the members apart,
/// and characters that it does not know yet go to the commonest one.
enum ReferenceClasses {
  /// Returns the set for a Unicode property or a POSIX class; for one not listed here ICU's own.
  static func named(_ name: String) -> String {
    let key = name.lowercased().filter { !" _-".contains($0) }
    return sets[key] ?? "\\p{" + name.filter { $0 != "{" && $0 != "\\" } + "}"
  }

  /// What `\w` is outside of brackets: six numbers of Latin-1 more, for no reason.
  static let looseWord = "[\(word)²³¹¼½¾]"

  /// What `\w` is in brackets.
  static let word = "[\(letter)\(mark)\(digit)\(letterNumber)\\p{Pc}[\(symbol)&&\\p{Alphabetic}]]"

  /// What `\w` is in Rust's regular expressions.
  static let rustWord = "[\(word)\\x{200C}\\x{200D}]"

  private static let letter = set(.letter)
  private static let number = set(.number)
  private static let mark = set(.mark)
  private static let symbol = set(.symbol)
  private static let upperOrTitle = set(.upper)
  private static let lower = set(.lower)
  private static let digit = "[\(number)&&[\\p{Nd}\\p{Cn}]]"
  private static let letterNumber = "[\(number)&&\\p{Nl}]"
  /// The last ones came with Unicode 16.
  private static let modifier =
    "[\(letter)&&[\\p{Lm}\\x{10D4E}\\x{10D6F}\\x{16D40}-\\x{16D42}\\x{16D6B}\\x{16D6C}]]"

  /// The marks among these are letters to the reference since Unicode 16.
  private static let newAlphabetic =
    "[\\x{363}-\\x{36F}\\x{897}\\x{1DD3}-\\x{1DE6}\\x{10D69}\\x{10EFC}\\x{113B8}-\\x{113C0}\\x{113C2}"
    + "\\x{113C5}\\x{113C7}-\\x{113CA}\\x{113CC}\\x{113CD}\\x{1611E}-\\x{1612E}]"
  private static let alphabetic =
    "[\(letter)\(letterNumber)[\(symbol)&&\\p{Alphabetic}][\(mark)&&[\\p{Alphabetic}\(newAlphabetic)]]]"
  private static let graphic =
    "[\(letter)\(number)\(mark)\(set(.punctuation))\(symbol)\\p{Cf}\\p{Co}]"

  private static let sets: [String: String] = {
    let upper = "[\(upperOrTitle)&&\\P{Lt}]"
    let sets = [
      (["l", "letter"], letter), (["n", "number"], number), (["m", "mark"], mark),
      (["p", "punctuation"], set(.punctuation)), (["s", "symbol"], symbol),
      (["lu", "uppercaseletter"], upper), (["ll", "lowercaseletter"], lower),
      (["lm", "modifierletter"], modifier),
      (["lo", "otherletter"], "[\(letter)&&[^\(upperOrTitle)\(lower)\(modifier)]]"),
      (["nd", "decimalnumber", "digit"], digit), (["han", "script=han"], set(.han)),
      (["nl", "letternumber"], letterNumber), (["no", "othernumber"], "[\(number)&&\\p{No}]"),
      (["whitespace", "space"], "\\p{White_Space}"), (["word"], word),
      (["xdigit"], "[0-9A-Fa-f]"), (["ascii"], "[\\x{0}-\\x{7F}]"),
      (["alpha", "alphabetic"], alphabetic), (["alnum"], "[\(alphabetic)\(digit)]"),
      (["upper", "uppercase"], "[\(upper)\\p{Uppercase}]"),
      (["lower", "lowercase"], "[\(lower)\\p{Lowercase}]"),
      (["punct"], "[\(set(.punctuation))\(symbol)]"), (["graph"], graphic),
      (["print"], "[\(graphic)\\p{Zs}]"), (["blank"], "[\\p{Zs}\\t]"), (["cntrl"], "\\p{Cc}"),
    ]
    return Dictionary(uniqueKeysWithValues: sets.flatMap { names, set in names.map { ($0, set) } })
  }()

  private static func set(_ wanted: CharacterClass) -> String {
    var text = "["
    var start: UInt32?
    for value in 0...UInt32(0x110000) {
      let isMember = value < 0x110000 && unicode_class(value) & wanted.rawValue != 0
      if isMember, start == nil { start = value }
      guard !isMember, let first = start else { continue }
      text += "\\x{" + String(first, radix: 16) + "}-\\x{" + String(value - 1, radix: 16) + "}"
      start = nil
    }
    return text + "]"
  }
}
