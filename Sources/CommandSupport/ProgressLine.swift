// SPDX-License-Identifier: Apache-2.0

/// A line on standard error that says how far the work is: only on a terminal, and only when it
/// takes longer than a second.
public struct ProgressLine {
  private let path: String
  private let total: Int?
  private let start = ContinuousClock.now
  private let isEnabled: Bool
  private var shown: ContinuousClock.Instant?

  /// Creates a line for an input of `total` bytes; nil when the length is not known.
  public init(path: String, total: Int?) {
    self.path = path
    self.total = total
    isEnabled = StandardStream.error.isTerminal
  }

  /// Shows that `done` bytes are done, at most ten times a second.
  public mutating func update(_ done: Int) {
    guard isEnabled else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(1), shown.map({ now - $0 > .milliseconds(100) }) ?? true else {
      return
    }
    shown = now
    let speed = Double(done) / 1e6 / ((now - start) / .seconds(1))
    let share = total.map { "\(done * 100 / max($0, 1)) %" } ?? "\(done / 1_000_000) MB"
    write("\r\u{1B}[K\(share)  \(Int(speed)) MB/s")
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
