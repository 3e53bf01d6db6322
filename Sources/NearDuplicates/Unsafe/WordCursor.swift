// SPDX-License-Identifier: Apache-2.0

internal import CICU

/// Hands out the hashes of a text's words, one after the other.
///
/// A word is a run of letters, marks and digits in one case, invisible characters of format left out.
///
/// Soundness: it reads below `count` only, and lives no longer than the call that lends the bytes.
@safe struct WordCursor {
  private let base: UnsafePointer<UInt8>?
  private let count: Int
  private var position = 0
  private let run: UnspacedRun
  /// The words of the run, how many of them were handed out, and where the next begins.
  private var (runCount, runNext, runStart) = (0, 0, 0)

  @unsafe init(_ text: UnsafeBufferPointer<UInt8>, run: UnspacedRun) {
    unsafe base = text.baseAddress
    count = text.count
    self.run = run
  }

  /// Returns the hash of the next word, nil at the end.
  @inline(__always)
  mutating func next() -> UInt64? {
    if runNext < runCount { return nextInRun() }
    guard let base = unsafe base else { return nil }
    var hash = Hashing.wordStart
    var isInside = false
    while position < count {
      let byte = unsafe base[position]
      if byte < 0x80 {
        position += 1
        // Sets the bit that tells small letters from capitals; digits have it.
        let folded = byte | 0x20
        if folded &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 {
          hash = Hashing.word(hash, UInt16(folded))
          isInside = true
        } else if isInside {
          return hash
        }
        continue
      }
      switch unsafe readBeyondASCII(base, &hash, isInside: isInside) {
      case .letter: isInside = true
      case .nothing: break
      case .separator: if isInside { return hash }
      case .runAfterWord: return hash
      case .run: return nextInRun()
      }
    }
    return isInside ? hash : nil
  }

  private enum Step {
    case letter
    case nothing
    case separator
    /// A script without spaces begins where a word ends; nothing was read.
    case runAfterWord
    /// Words of a script without spaces were read.
    case run
  }

  @inline(never)
  private mutating func readBeyondASCII(
    _ base: UnsafePointer<UInt8>, _ hash: inout UInt64, isInside: Bool
  ) -> Step {
    let start = position
    let character = unsafe WordCharacter(base, count, &position)
    if character.isSeparator { return .separator }
    // A mark on nothing, or on what is no letter, is no word: the emoji's variation selector.
    if character.isIgnored || character.isMark && !isInside { return .nothing }
    guard character.isUnspaced else {
      character.forEachUnit { hash = Hashing.word(hash, $0) }
      return .letter
    }
    position = start
    guard !isInside else { return .runAfterWord }
    runCount = unsafe run.read(base, count, &position)
    (runNext, runStart) = (0, 0)
    return .run
  }

  @inline(never)
  private mutating func nextInRun() -> UInt64 {
    defer { runNext += 1 }
    return run.hash(ofWord: runNext, from: &runStart)
  }
}

/// A character of a text as ICU sees it.
struct WordCharacter {
  private let bits: UInt32

  @unsafe init(_ base: UnsafePointer<UInt8>, _ count: Int, _ position: inout Int) {
    bits = unsafe cicu_next_word_character(base, count, &position)
  }

  var isSeparator: Bool { bits == 0 }
  var isIgnored: Bool { bits & UInt32(cicu_ignored) != 0 }
  var isUnspaced: Bool { bits & UInt32(cicu_unspaced) != 0 }
  var isMark: Bool { bits & UInt32(cicu_mark) != 0 }

  /// Calls `body` with the units of UTF-16.
  func forEachUnit(_ body: (UInt16) -> Void) {
    let codePoint = bits & 0x1F_FFFF
    if codePoint < 0x1_0000 {
      body(UInt16(truncatingIfNeeded: codePoint))
    } else {
      body(UInt16(truncatingIfNeeded: 0xD7C0 + codePoint >> 10))
      body(UInt16(truncatingIfNeeded: 0xDC00 + codePoint & 0x3FF))
    }
  }
}
