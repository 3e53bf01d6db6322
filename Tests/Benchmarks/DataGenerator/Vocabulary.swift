// SPDX-License-Identifier: Apache-2.0

/// Words drawn with the frequencies of natural language: the word of rank r about 1/r of the time.
struct Vocabulary {
  /// All words, one after the other.
  private let bytes: [UInt8]

  /// Where each word starts in `bytes`, and the end of the last.
  private let starts: [Int32]

  /// The Zipf distribution turned round: equally likely slots, each naming a word.
  private let slots: [UInt16]

  private static let slotCount = 1 << 16

  /// Creates a vocabulary from `words`, the most frequent first.
  init(_ words: [String]) {
    var bytes: [UInt8] = []
    var starts: [Int32] = [0]
    for word in words {
      bytes += word.utf8
      starts.append(Int32(bytes.count))
    }
    self.bytes = bytes
    self.starts = starts
    slots = Self.zipfSlots(wordCount: words.count)
  }

  /// Appends the word that the lowest sixteen of `randomBits` stand for.
  func appendWord(_ randomBits: UInt64, to text: inout [UInt8]) {
    let word = Int(slots[Int(randomBits & 0xFFFF)])
    text += bytes[Int(starts[word])..<Int(starts[word + 1])]
  }

  /// Returns the slots for Mandelbrot's form of the law, which flattens the first ranks:
  /// 1 / (rank + 2.7).
  private static func zipfSlots(wordCount: Int) -> [UInt16] {
    let weights = (1...wordCount).map { 1 / (Double($0) + 2.7) }
    let total = weights.reduce(0, +)
    var slots: [UInt16] = []
    slots.reserveCapacity(slotCount)
    var sum = 0.0
    for (word, weight) in weights.enumerated() {
      sum += weight
      let end = Int((sum / total * Double(slotCount)).rounded())
      while slots.count < end { slots.append(UInt16(word)) }
    }
    while slots.count < slotCount { slots.append(0) }
    return slots
  }
}
