// SPDX-License-Identifier: Apache-2.0

/// The kind of a character beyond ASCII, as the estimator's tables tell them apart.
enum Script: UInt8, CaseIterable {
  // The first three stand before letters and say little of them.
  case symbol
  case cjkSymbol
  case mark
  case latin
  case greek
  case cyrillic
  case hebrew
  case arabic
  case indic
  case thai
  case hangul
  case kana
  case han
  case rare
  case emoji
  case other

  /// The name in the tables.
  var name: String { self == .cjkSymbol ? "cjk-symbol" : "\(self)" }

  /// Whether the letters behind it tell more.
  @inline(__always)
  var isSign: Bool { rawValue <= Script.mark.rawValue }
}

extension Script {
  /// The script of a code point above 0x7F, by its definition in docs/token-estimator.md.
  static func of(_ value: UInt32) -> Script {
    blocks.last { $0.first <= value }?.script ?? .other
  }

  /// The first code points of the blocks; each goes up to the next one.
  private static let blocks: [(first: UInt32, script: Script)] = [
    (0x80, .symbol), (0xAA, .latin), (0xAB, .symbol), (0xB5, .latin), (0xB6, .symbol),
    (0xBA, .latin), (0xBB, .symbol), (0xC0, .latin), (0x250, .other), (0x300, .mark),
    (0x370, .greek), (0x400, .cyrillic), (0x530, .other), (0x590, .hebrew), (0x600, .arabic),
    (0x780, .other), (0x900, .indic), (0xE00, .thai), (0xF00, .other), (0x1000, .thai),
    (0x10A0, .other), (0x1100, .hangul), (0x1200, .other), (0x1780, .thai), (0x1800, .other),
    (0x1E00, .latin), (0x1F00, .greek), (0x2000, .symbol), (0x2C00, .other), (0x2E00, .symbol),
    (0x2E80, .rare), (0x3000, .cjkSymbol), (0x3040, .kana), (0x3100, .rare), (0x3130, .hangul),
    (0x3190, .rare), (0x4E00, .han), (0xA000, .other), (0xAC00, .hangul), (0xD7B0, .other),
    (0xF900, .rare), (0xFB00, .other), (0xFB50, .arabic), (0xFE00, .mark), (0xFE30, .cjkSymbol),
    (0xFE70, .arabic), (0xFF00, .cjkSymbol), (0xFFF0, .symbol), (0x10000, .other),
    (0x1F000, .emoji), (0x20000, .rare), (0x40000, .other),
  ]
}
