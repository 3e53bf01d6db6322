// SPDX-License-Identifier: Apache-2.0

internal import CICU

/// The words of a run of characters whose script puts no spaces between words.
///
/// A run longer than the buffer is cut there, so that no text makes ICU's dictionaries take much
/// memory; the place depends on the run alone.
///
/// Soundness: `units` has room for `capacity` units, `ends` for as many numbers; a character has two
/// units at most, and reading stops before the last two.
@safe final class UnspacedRun {
  private static let capacity = 4096

  private let units: UnsafeMutablePointer<UInt16>
  private let ends: UnsafeMutablePointer<Int32>
  /// Opened with the first run, for its data are large.
  private var breaker: OpaquePointer?
  private var isBreakerKnown = false

  init() {
    unsafe units = .allocate(capacity: Self.capacity)
    unsafe ends = .allocate(capacity: Self.capacity)
    unsafe units.initialize(repeating: 0, count: Self.capacity)
    unsafe ends.initialize(repeating: 0, count: Self.capacity)
  }

  deinit {
    unsafe units.deallocate()
    unsafe ends.deallocate()
    if let breaker = unsafe breaker { unsafe cicu_word_breaker_close(breaker) }
  }

  /// Returns the hash of a word of the run that was read last; `start` moves from its beginning to
  /// its end.
  func hash(ofWord index: Int, from start: inout Int) -> UInt64 {
    let end = unsafe Int(ends[index])
    var hash = Hashing.wordStart
    for unit in start..<end { hash = unsafe Hashing.word(hash, units[unit]) }
    start = end
    return hash
  }

  /// Reads a run, which begins at `position`, and returns the number of its words.
  @unsafe func read(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ position: inout Int
  ) -> Int {
    var used = 0
    while position < count, used + 2 <= Self.capacity, unsafe base[position] >= 0x80 {
      let before = position
      let character = unsafe WordCharacter(base, count, &position)
      if character.isIgnored { continue }
      guard character.isUnspaced || character.isMark else {
        position = before
        break
      }
      character.forEachUnit { unit in
        unsafe units[used] = unit
        used += 1
      }
    }
    return findWords(used)
  }

  private func findWords(_ used: Int) -> Int {
    if !isBreakerKnown {
      unsafe breaker = cicu_word_breaker_open()
      isBreakerKnown = true
    }
    if let breaker = unsafe breaker {
      let found = unsafe cicu_break_words(
        breaker, units, Int32(used), ends, Int32(Self.capacity))
      if found > 0 { return Int(found) }
    }
    // Without dictionaries every unit is a word.
    for index in 0..<used { unsafe ends[index] = Int32(index + 1) }
    return used
  }
}
