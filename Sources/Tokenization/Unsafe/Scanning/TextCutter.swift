// SPDX-License-Identifier: Apache-2.0

/// Cuts text into stretches whose tokens can be counted each on its own.
protocol TextCutter {
  /// Returns the end of the stretch that starts at `start`, which is before `end`.
  func end(of start: TextPointer, _ end: TextPointer) -> TextPointer
}

/// Cuts text into the pieces of a known pattern.
struct PatternCutter<Scanner: PieceScanner>: TextCutter {
  @inline(__always)
  func end(of start: TextPointer, _ end: TextPointer) -> TextPointer {
    unsafe Scanner.end(of: start, end)
  }
}
