// SPDX-License-Identifier: Apache-2.0

/// Cuts text into stretches whose tokens can be counted each on its own.
///
/// As many bytes as `PieceBatch.padding` have to be readable behind the text.
protocol TextCutter {
  /// Returns the end of the stretch that starts at `start`, which is before `end`.
  func end(of start: TextPointer, _ end: TextPointer) -> TextPointer

  /// What `find_piece_starts` calls the pattern; 0 if it does not know it.
  var windowRules: UInt32 { get }
}

extension TextCutter {
  var windowRules: UInt32 { 0 }
}

/// Cuts text into the pieces of a known pattern.
struct PatternCutter<Scanner: PieceScanner>: TextCutter {
  @inline(__always)
  func end(of start: TextPointer, _ end: TextPointer) -> TextPointer {
    unsafe Scanner.end(of: start, end)
  }

  @inline(__always)
  var windowRules: UInt32 { Scanner.windowRules }
}
