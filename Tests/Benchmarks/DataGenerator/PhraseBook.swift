// SPDX-License-Identifier: Apache-2.0

internal import RandomInput

/// Groups of two to four words with what stands between them, made once and drawn evenly.
///
/// Three words at a time are written twice as fast as one at a time, and with sixteen thousand
/// phrases no sentence comes up again.
struct PhraseBook {
  /// All phrases, one after the other.
  private let bytes: [UInt8]

  /// Where each phrase starts in `bytes`, and the end of the last.
  private let starts: [Int32]

  private static let phraseCount = 1 << 14

  /// Creates a book with words of `vocabulary`, the same for the same arguments.
  init(_ vocabulary: Vocabulary, space: String, comma: String, dash: String) {
    let (space, comma, dash) = (Array(space.utf8), Array(comma.utf8), Array(dash.utf8))
    var random = SplitMix64(seed: 0)
    var bytes: [UInt8] = []
    var starts: [Int32] = [0]
    for _ in 0..<Self.phraseCount {
      vocabulary.appendWord(random.next(), to: &bytes)
      for _ in 0..<random.number(in: 1...3) {
        bytes += random.chance(percent: 1) ? dash : random.chance(percent: 7) ? comma : space
        vocabulary.appendWord(random.next(), to: &bytes)
      }
      starts.append(Int32(bytes.count))
    }
    self.bytes = bytes
    self.starts = starts
  }

  /// Appends the phrase that `randomBits` stand for.
  func appendPhrase(_ randomBits: UInt64, to text: inout [UInt8]) {
    let phrase = Int(truncatingIfNeeded: randomBits) & (Self.phraseCount - 1)
    text += bytes[Int(starts[phrase])..<Int(starts[phrase + 1])]
  }
}
