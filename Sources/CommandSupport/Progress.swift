// SPDX-License-Identifier: Apache-2.0

public import JSONLines
internal import TuningData

/// Says on standard error how far the work on a file is, with its speed and the time that is left.
///
/// A bar is shown when it takes longer than a second, and taken away in the end; lines come every few
/// seconds and in the end.
public struct Progress {
  private let choice: ProgressChoice
  private let path: String
  private let source: InputSource?
  private let start = ContinuousClock.now
  private var shown: ContinuousClock.Instant
  private var hasBar = false
  private var last = Moment()

  /// How far the work is.
  private struct Moment {
    var share: Double?
    var bytes: Int?
  }

  /// Creates a progress of the work on the file at `path`, of whose input is known how long it is.
  public init(_ choice: ProgressChoice, path: String, source: InputSource? = nil) {
    let isTerminal = StandardStream.error.isTerminal
    self.choice = choice == .auto ? (isTerminal ? .bar : .none) : choice
    self.path = path
    self.source = source
    shown = start
  }

  /// Says that `done` bytes are done; of a compressed input, how much of what is stored has been used.
  public mutating func update(_ done: Int) {
    let used = source?.compression == nil ? done : source?.storedBytesUsed ?? done
    let share = source?.storedByteCount.map { Double(used) / Double(max($0, 1)) }
    last = Moment(share: share, bytes: done)
    showWhenDue()
  }

  /// Says what share of the work is done.
  public mutating func update(share: Double) {
    last.share = share
    showWhenDue()
  }

  /// Says that the work is done, or has ended; takes the bar away.
  public mutating func finish() {
    if hasBar { write("\r\u{1B}[K") }
    hasBar = false
    show(isFinished: true)
  }

  // MARK: - Showing

  private mutating func showWhenDue() {
    guard choice != .none else { return }
    let now = ContinuousClock.now
    let pause: Duration = choice == .bar ? .milliseconds(hasBar ? 100 : 1000) : .seconds(2)
    guard now - shown > pause else { return }
    shown = now
    show(isFinished: false)
  }

  private mutating func show(isFinished: Bool) {
    switch choice {
    case .bar where !isFinished:
      hasBar = true
      write("\r\u{1B}[K\(bar)")
    case .plain: write("\(name): \(words(isFinished: isFinished))\n")
    case .json: write(object(isFinished: isFinished))
    case .bar, .none, .auto: return
    }
  }

  private var seconds: Double { max((ContinuousClock.now - start) / .seconds(1), 1e-3) }
  private var speed: Double? { last.bytes.map { Double($0) / seconds } }

  /// The seconds that are left, when the rest goes as fast as what is done.
  private var secondsLeft: Double? {
    guard let share = last.share, share > 0.001 else { return nil }
    return seconds * max(0, 1 - share) / share
  }

  private var name: String { path == "-" ? "standard input" : VisibleText(path).text }

  private static let barWidth = 24
  private static let nameWidth = 24

  private var bar: String {
    let name = name.count > Progress.nameWidth ? "…\(name.suffix(Progress.nameWidth - 1))" : name
    guard let share = last.share else { return "\(name)  \(words(isFinished: false))" }
    let full = Int((min(1, share) * Double(Progress.barWidth)).rounded(.down))
    let rest = Progress.barWidth - full
    return "\(name)  \(String(repeating: "━", count: full))\(String(repeating: "┄", count: rest))  "
      + words(isFinished: false)
  }

  private func words(isFinished: Bool) -> String {
    var words: [String] = []
    if let share = last.share, !isFinished { words.append("\(Int(min(1, share) * 100)) %") }
    if last.share == nil || isFinished, let bytes = last.bytes {
      words.append(Quantity.bytes(bytes))
    }
    if let speed { words.append("\(Quantity.bytes(Int(speed)))/s") }
    if isFinished {
      words.append("done in \(Progress.time(seconds))")
    } else if let secondsLeft {
      words.append("\(Progress.time(secondsLeft)) left")
    }
    return words.joined(separator: "  ")
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    return whole < 3600
      ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole / 60 % 60) min"
  }

  private func object(isFinished: Bool) -> String {
    func number(_ value: Double?) -> JSONTree {
      value.map { .number(($0 * 1000).rounded() / 1000) } ?? .null
    }
    return JSONTree.object([
      ("type", .string("progress")), ("path", .string(path)),
      ("share", number(isFinished ? 1 : last.share.map { min(1, $0) })),
      ("bytes", last.bytes.map { .integer($0) } ?? .null),
      ("bytesPerSecond", speed.map { .integer(Int($0)) } ?? .null),
      ("secondsLeft", number(isFinished ? 0 : secondsLeft)), ("finished", .boolean(isFinished)),
    ]).line
  }

  private func write(_ text: String) {
    try? StandardStream.error.write(text)
  }
}
