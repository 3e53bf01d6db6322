// SPDX-License-Identifier: Apache-2.0

/// The scripts that languages are told by, each with the ranges of its letters.
enum WritingScript: Int, CaseIterable {
  case latin, cyrillic, greek, armenian, hebrew, arabic, devanagari, bengali, gurmukhi, gujarati
  case tamil, telugu, kannada, malayalam, sinhala, thai, lao, myanmar, georgian, ethiopic, khmer
  case hangul, kana, han

  /// Returns the script of a letter; nil for what is none.
  init?(letter: UInt32) {
    if letter < 0x80 {
      guard letter | 0x20 >= 0x61, letter | 0x20 <= 0x7A, letter >= 0x41 else { return nil }
      self = .latin
      return
    }
    guard let range = Self.ranges.first(where: { letter <= $0.last }), letter >= range.first
    else { return nil }
    self = range.script
  }

  /// The language that a script alone tells.
  var language: String? {
    switch self {
    case .latin, .cyrillic, .arabic: nil
    case .greek: "el"
    case .armenian: "hy"
    case .hebrew: "he"
    case .devanagari: "hi"
    case .bengali: "bn"
    case .gurmukhi: "pa"
    case .gujarati: "gu"
    case .tamil: "ta"
    case .telugu: "te"
    case .kannada: "kn"
    case .malayalam: "ml"
    case .sinhala: "si"
    case .thai: "th"
    case .lao: "lo"
    case .myanmar: "my"
    case .georgian: "ka"
    case .ethiopic: "am"
    case .khmer: "km"
    case .hangul: "ko"
    case .kana: "ja"
    case .han: "zh"
    }
  }

  /// How much a letter weighs against those of other scripts: a syllable or a word says more.
  var weight: Int {
    switch self {
    case .han: 3
    case .hangul, .kana, .ethiopic: 2
    default: 1
    }
  }

  /// Blocks with letters, ascending and apart from each other.
  private static let ranges: [(first: UInt32, last: UInt32, script: WritingScript)] = [
    (0xAA, 0xAA, .latin), (0xBA, 0xBA, .latin), (0xC0, 0xD6, .latin), (0xD8, 0xF6, .latin),
    (0xF8, 0x24F, .latin), (0x370, 0x3FF, .greek), (0x400, 0x52F, .cyrillic),
    (0x531, 0x587, .armenian), (0x5D0, 0x5F4, .hebrew), (0x620, 0x64A, .arabic),
    (0x66E, 0x6D3, .arabic), (0x750, 0x77F, .arabic), (0x900, 0x963, .devanagari),
    (0x980, 0x9E3, .bengali), (0xA00, 0xA74, .gurmukhi), (0xA80, 0xAE3, .gujarati),
    (0xB80, 0xBD7, .tamil), (0xC00, 0xC63, .telugu), (0xC80, 0xCE3, .kannada),
    (0xD00, 0xD63, .malayalam), (0xD80, 0xDDF, .sinhala), (0xE01, 0xE4E, .thai),
    (0xE80, 0xEDF, .lao), (0x1000, 0x109F, .myanmar), (0x10A0, 0x10FF, .georgian),
    (0x1100, 0x11FF, .hangul), (0x1200, 0x137F, .ethiopic), (0x1780, 0x17D3, .khmer),
    (0x1C90, 0x1CBF, .georgian),
    (0x1E00, 0x1EFF, .latin), (0x1F00, 0x1FFF, .greek), (0x3005, 0x3007, .han),
    (0x3041, 0x30FF, .kana), (0x3131, 0x318E, .hangul), (0x31F0, 0x31FF, .kana),
    (0x3400, 0x4DBF, .han), (0x4E00, 0x9FFF, .han), (0xAC00, 0xD7A3, .hangul),
    (0xF900, 0xFAFF, .han), (0xFB1D, 0xFB4F, .hebrew), (0xFB50, 0xFDFF, .arabic),
    (0xFE70, 0xFEFC, .arabic), (0xFF66, 0xFF9F, .kana), (0x20000, 0x323AF, .han),
  ]
}
