// SPDX-License-Identifier: Apache-2.0

extension [UInt8] {
  /// The characters, with their classes and places.
  ///
  /// - Complexity: O(n), with a copy of the text.
  var scannedCharacters: [(range: Range<Int>, classes: CharacterClass)] {
    var found: [(range: Range<Int>, classes: CharacterClass)] = []
    found.reserveCapacity(count)
    unsafe withPaddedText { start, end in
      var place = unsafe start
      while unsafe place < end {
        let character = unsafe place.character
        let offset = unsafe place - start
        found.append((offset..<Swift.min(offset + character.length, count), character.classes))
        unsafe place += character.length
      }
    }
    return found
  }

  /// Returns the pieces that a scanner cuts the text into.
  func pieces<Scanner: PieceScanner>(_ scanner: Scanner.Type) -> [Range<Int>] {
    var found: [Range<Int>] = []
    unsafe withPaddedText { start, end in
      unsafe found = PieceBatch().pieces(scanner, start, end)
    }
    return found
  }

  /// Calls `body` with the text and the bytes behind it that scanners may read.
  func withPaddedText(_ body: (_ start: TextPointer, _ end: TextPointer) -> Void) {
    let padded = FlatArray<UInt8>(repeating: 0, count: count + PieceBatch.padding)
    for (index, byte) in enumerated() { unsafe padded.base[index] = byte }
    unsafe body(TextPointer(padded.base), TextPointer(padded.base + count))
    withExtendedLifetime(padded) {}
  }
}

extension PieceBatch {
  /// Returns the pieces that a scanner cuts a text into.
  func pieces<Scanner: PieceScanner>(
    _ scanner: Scanner.Type, _ start: TextPointer, _ end: TextPointer
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = unsafe start
    while unsafe place < end {
      let origin = unsafe place - start
      let count = unsafe cut(PatternCutter<Scanner>(), &place, end)
      for index in 0..<count {
        found.append(origin + Int(starts[index])..<origin + Int(starts[index + 1]))
      }
    }
    return found
  }
}
