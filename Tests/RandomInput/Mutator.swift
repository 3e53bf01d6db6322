// SPDX-License-Identifier: Apache-2.0

/// Damages texts in the ways in which files get damaged, and in ways that parsers get wrong.
///
/// The same seed and texts give the same mutants everywhere.
public struct Mutator {
  /// Where the choices come from.
  public var random: SplitMix64
  private let seeds: [[UInt8]]

  /// Creates a mutator of `seeds`, which must not be empty.
  public init(seed: UInt64, seeds: [[UInt8]]) {
    precondition(!seeds.isEmpty, "nothing to mutate")
    random = SplitMix64(seed: seed)
    self.seeds = seeds
  }

  /// Returns one of the seeds as it is.
  public mutating func seed() -> [UInt8] { random.pick(seeds) }

  /// Returns one of the seeds, as it is or after a few mutations; one in twenty is left whole.
  public mutating func next() -> [UInt8] {
    var text = seed()
    for _ in 0..<mutationCount() { mutate(&text) }
    return text
  }

  /// Damages `text` once.
  public mutating func mutate(_ text: inout [UInt8]) {
    switch random.number(below: 16) {
    case 0: flipBit(&text)
    case 1: replaceByte(&text)
    case 2, 3: text.removeSubrange(range(in: text, upTo: 4))
    case 4: text.removeSubrange(range(in: text, upTo: text.count))
    case 5, 6, 7: text.insert(contentsOf: random.pick(Mutator.tokens), at: place(in: text))
    case 8, 9: text.replaceSubrange(range(in: text, upTo: 4), with: random.pick(Mutator.tokens))
    case 10: truncate(&text)
    case 11: splice(&text)
    case 12: text.insert(contentsOf: text[range(in: text, upTo: 40)], at: place(in: text))
    case 13: nest(&text)
    default: damageEncoding(&text)
    }
  }

  /// Mostly one or two, seldom many.
  private mutating func mutationCount() -> Int {
    min(random.next().trailingZeroBitCount, 8) + (random.chance(percent: 90) ? 1 : 0)
  }

  private mutating func place(in text: [UInt8]) -> Int { random.number(in: 0...text.count) }

  private mutating func range(in text: [UInt8], upTo length: Int) -> Range<Int> {
    let start = place(in: text)
    return start..<start + random.number(in: 0...min(length, text.count - start))
  }

  private mutating func flipBit(_ text: inout [UInt8]) {
    guard !text.isEmpty else { return }
    text[random.number(below: text.count)] ^= 1 << UInt8(random.number(below: 8))
  }

  private mutating func replaceByte(_ text: inout [UInt8]) {
    guard !text.isEmpty else { return }
    text[random.number(below: text.count)] = UInt8(random.number(below: 256))
  }

  private mutating func truncate(_ text: inout [UInt8]) {
    let end = place(in: text)
    text = random.chance(percent: 50) ? Array(text[..<end]) : Array(text[end...])
  }

  private mutating func splice(_ text: inout [UInt8]) {
    let other = seed()
    text.replaceSubrange(place(in: text)..., with: other[place(in: other)...])
  }

  /// Wraps a part in many brackets, seldom about as many as parsers take.
  private mutating func nest(_ text: inout [UInt8]) {
    let limit = random.pick([3, 3, 3, 3, 3, 3, 3, 40, 511, 513, 600])
    let count = random.number(in: max(1, limit - 3)...limit)
    let part = range(in: text, upTo: text.count)
    let (open, close) = random.chance(percent: 70) ? ("[", "]") : (#"{"k":"#, "}")
    let closed = random.chance(percent: 80) ? count : random.number(in: 0...count)
    text.insert(contentsOf: String(repeating: close, count: closed).utf8, at: part.upperBound)
    text.insert(contentsOf: String(repeating: open, count: count).utf8, at: part.lowerBound)
  }

  /// Puts in bytes that are nearly UTF-8, or takes a byte out of a character.
  private mutating func damageEncoding(_ text: inout [UInt8]) {
    let high = text.indices.filter { text[$0] >= 0x80 }
    if !high.isEmpty, random.chance(percent: 50) {
      text.remove(at: random.pick(high))
    } else {
      text.insert(contentsOf: random.pick(Mutator.sequences), at: place(in: text))
    }
  }
}
