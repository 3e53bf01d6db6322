// SPDX-License-Identifier: Apache-2.0

public import JSONLines

/// A line on standard error that says how far the work is: only on a terminal, and only when it
/// takes longer than a second.
public struct ProgressLine {
  private let source: InputSource?
  private let start = ContinuousClock.now
  private let isEnabled: Bool
  private var shown: ContinuousClock.Instant?

  /// Creates a line for an input, or for work that knows its share itself.
  public init(_ source: InputSource? = nil) {
    self.source = source
    isEnabled = StandardStream.error.isTerminal
  }

  /// Shows that `done` bytes are done, at most ten times a second; of a compressed input, how much of
  /// what is stored has been used.
  public mutating func update(_ done: Int) {
    guard let seconds = secondsToShow() else { return }
    let speed = Double(done) / 1e6 / seconds
    let used = source?.compression == nil ? done : source?.storedBytesUsed ?? done
    let share = source?.storedByteCount.map { "\(used * 100 / max($0, 1)) %" }
    write("\r\u{1B}[K\(share ?? "\(done / 1_000_000) MB")  \(Int(speed)) MB/s")
  }

  /// Shows the share of the work that is done, at most ten times a second.
  public mutating func update(share: Double) {
    guard secondsToShow() != nil else { return }
    write("\r\u{1B}[K\(Int(share * 100)) %")
  }

  /// How long the work has taken, when it is time to show something.
  private mutating func secondsToShow() -> Double? {
    guard isEnabled else { return nil }
    let now = ContinuousClock.now
    guard now - start > .seconds(1), shown.map({ now - $0 > .milliseconds(100) }) ?? true else {
      return nil
    }
    shown = now
    return (now - start) / .seconds(1)
  }

  /// Takes the line away.
  public mutating func clear() {
    guard shown != nil else { return }
    shown = nil
    write("\r\u{1B}[K")
  }

  private func write(_ text: String) {
    try? StandardStream.error.write(text)
  }
}
