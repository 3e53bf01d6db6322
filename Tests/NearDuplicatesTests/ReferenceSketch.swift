// SPDX-License-Identifier: Apache-2.0

/// MinHash by the book: the slow twin, for scripts with spaces.
struct ReferenceSketch {
  let wordsPerShingle: Int
  let permutations: Int

  /// Returns letters, marks and digits in lower case, cut everywhere else.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      if isPart(scalar) {
        word += scalar.properties.lowercaseMapping
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// Returns the hashes of the shingles, ascending and each once.
  func shingles(_ text: String) -> [UInt64] {
    let words = Self.words(text).map(Self.hash)
    guard !words.isEmpty else { return [] }
    let size = min(wordsPerShingle, words.count)
    let all = (0...words.count - size).map { start in
      Self.mix(words[start..<start + size].reduce(0) { $0 &* Self.base &+ $1 })
    }
    return Set(all).sorted()
  }

  /// Returns the least value that each permutation has for a shingle.
  func signature(_ text: String) -> [UInt32] {
    let members = shingles(text).map { UInt32($0 >> 32) }
    return (1...UInt64(permutations)).map { index in
      let bits = Self.mix(index &* Self.base)
      let multiplier = UInt32(bits >> 32) | 1
      let increment = UInt32(bits & 0xFFFF_FFFF)
      return members.map { $0 &* multiplier &+ increment }.min() ?? .max
    }
  }

  /// Returns a key for each band.
  func keys(_ text: String, bands: Int, rows: Int) -> [UInt64] {
    let signature = signature(text)
    return (0..<bands).map { band in
      let values = signature[band * rows..<(band + 1) * rows]
      return Self.mix(values.reduce(UInt64(band + 1)) { $0 &* Self.base &+ UInt64($1) })
    }
  }

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func hash(_ word: String) -> UInt64 {
    word.utf16.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let first = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    let second = (first ^ first >> 27) &* 0x94D0_49BB_1331_11EB
    return second ^ second >> 31
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
