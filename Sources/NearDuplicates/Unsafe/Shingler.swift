// SPDX-License-Identifier: Apache-2.0

/// Cuts texts into word shingles and hashes these.
///
/// With words w₁ … wₙ in a row, as `WordCursor` hashes them, a shingle is the polynomial
/// w₁·Bⁿ⁻¹ + … + wₙ modulo 2^64, mixed. It rolls from word to word, whatever n is.
///
/// Soundness: `block` has room for `blockSize` hashes and `ring` for the words of a shingle; all
/// indices stay below these.
@safe final class Shingler {
  /// How many hashes `forEachBlock` hands out at once.
  static let blockSize = 1024

  private let wordsPerShingle: Int
  /// The weight of the word that leaves.
  private let leavingPower: UInt64
  private let ring: UnsafeMutablePointer<UInt64>
  private let block: UnsafeMutablePointer<UInt64>
  private let run = UnspacedRun()

  init(wordsPerShingle: Int) {
    precondition((1...64).contains(wordsPerShingle), "a shingle has from 1 to 64 words")
    self.wordsPerShingle = wordsPerShingle
    leavingPower = Hashing.basePower(wordsPerShingle - 1)
    unsafe ring = .allocate(capacity: wordsPerShingle)
    unsafe ring.initialize(repeating: 0, count: wordsPerShingle)
    unsafe block = .allocate(capacity: Self.blockSize)
    unsafe block.initialize(repeating: 0, count: Self.blockSize)
  }

  deinit {
    unsafe ring.deallocate()
    unsafe block.deallocate()
  }

  /// Calls `body` with the hashes of all shingles in the order of the text, a block at a time; never
  /// with none.
  func forEachBlock(of text: Span<UInt8>, _ body: (Span<UInt64>) -> Void) {
    unsafe text.withUnsafeBufferPointer { bytes in
      unsafe forEachBlock(of: WordCursor(bytes, run: run), body)
    }
  }

  private func forEachBlock(of text: WordCursor, _ body: (Span<UInt64>) -> Void) {
    var words = text
    var (polynomial, seen, place, used) = (UInt64(0), 0, 0, 0)
    while let word = words.next() {
      // What leaves before the first shingle is full is the zero of a fresh ring.
      let leaving = seen < wordsPerShingle ? 0 : unsafe ring[place]
      polynomial = (polynomial &- leaving &* leavingPower) &* Hashing.base &+ word
      unsafe ring[place] = word
      place = place + 1 == wordsPerShingle ? 0 : place + 1
      seen += 1
      guard seen >= wordsPerShingle else { continue }
      unsafe block[used] = Hashing.mix(polynomial)
      used += 1
      if used == Self.blockSize {
        unsafe body(Span(_unsafeStart: block, count: used))
        used = 0
      }
    }
    if seen > 0, seen < wordsPerShingle {
      unsafe block[0] = Hashing.mix(polynomial)
      used = 1
    }
    if used > 0 { unsafe body(Span(_unsafeStart: block, count: used)) }
  }
}
