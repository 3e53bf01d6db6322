// SPDX-License-Identifier: Apache-2.0

import NearDuplicates
import RandomInput

/// Texts made up of random words, and others that differ from them in some.
struct RandomTexts {
  private var random: SplitMix64
  private let vocabulary: [String]

  init(seed: UInt64, words: Int = 2_000) {
    var random = SplitMix64(seed: seed)
    vocabulary = (0..<words).map { _ in
      String((0..<random.number(in: 1...9)).map { _ in Self.letter(&random) })
    }
    self.random = random
  }

  /// Returns rows of which half have a twin with a few words changed.
  mutating func rows(_ count: Int) -> [String] {
    var rows: [[String]] = []
    while rows.count < count {
      let fresh = words(random.number(in: 8...120))
      rows.append(fresh)
      if rows.count < count { rows.append(perturbed(random.pick(rows))) }
    }
    return rows.map { $0.joined(separator: " ") }
  }

  /// Returns a text with words, numbers and punctuation in other scripts than ASCII, too.
  mutating func mixedText() -> String {
    let pieces = [
      " ", ", ", "\n", "--", "'", "_", "é", "Ünïcode", "ПРИВЕТ мир", "αβγ Δ", "42", "½",
      "हिन्दी में",
    ]
    return (0..<random.number(in: 0...60)).map { _ in
      random.chance(percent: 50) ? random.pick(vocabulary) : random.pick(pieces)
    }.joined(separator: random.chance(percent: 50) ? " " : "")
  }

  mutating func words(_ count: Int) -> [String] {
    (0..<count).map { _ in random.pick(vocabulary) }
  }

  /// Returns the words after some edits, of which there are at most a word in seven.
  mutating func perturbed(_ words: [String]) -> [String] {
    var result = words
    for _ in 0...random.number(in: 0...max(1, words.count / 7)) {
      let place = random.number(below: result.count)
      let other = random.pick(vocabulary)
      switch random.number(below: 3) {
      case 0: result[place] = other
      case 1: result.insert(other, at: place)
      default: if result.count > 4 { result.remove(at: place) }
      }
    }
    return result
  }

  private static func letter(_ random: inout SplitMix64) -> Character {
    random.pick(Array("abcdefghijklmnopqrstuvwxyzABCDEFGH0123456789"))
  }
}

extension NearDuplicateSketcher {
  /// Returns the keys of a text.
  func keys(_ text: String) -> [UInt64] {
    var keys: [UInt64] = []
    sketch(Array(text.utf8).span, into: &keys)
    return keys
  }

  /// Returns the shingles of a text.
  func shingles(_ text: String) -> [UInt64] { shingles(Array(text.utf8)) }

  /// Returns the shingles of a text.
  func shingles(_ bytes: [UInt8]) -> [UInt64] {
    var shingles: [UInt64] = []
    self.shingles(of: bytes.span, into: &shingles)
    return shingles
  }
}
