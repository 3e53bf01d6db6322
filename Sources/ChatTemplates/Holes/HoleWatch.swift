// SPDX-License-Identifier: Apache-2.0

/// Watches what is done to holes while templates run on them.
///
/// Texts with holes may be written, joined, trimmed, and asked whether they are empty. Some questions
/// are answered for the fillings at hand and kept as guards. Any other look at a text with holes
/// spoils the result, which must then be thrown away.
public final class HoleWatch {
  private let fillings: HoleFillings
  private var guards: [HoleGuard] = []
  private var second: Int?
  /// Whether nobody looked into a hole.
  public private(set) var isIntact = true

  /// Creates a watch for the row that is at hand.
  public init(_ fillings: HoleFillings) { self.fillings = fillings }

  /// Runs `body`, all of it on this thread, and watches it.
  public func run<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let outer = CurrentWatch.value
    CurrentWatch.value = self
    defer { CurrentWatch.value = outer }
    return try body()
  }

  /// What has to hold for fillings, so that the result is theirs too.
  public var conditions: HoleConditions { HoleConditions(guards: guards, second: second) }

  /// Whether holes are watched on this thread.
  static var isOn: Bool { CurrentWatch.value != nil }

  /// Whether templates trim a character: Python's white space, and what stands for it in a hole.
  public static func isTrimmed(_ scalar: Unicode.Scalar) -> Bool {
    Whitespace.contains(scalar) || isOn && TextHole.isSpace(scalar)
  }

  /// Notes that bytes are looked at whose value a hole may decide.
  public static func look() { CurrentWatch.value?.isIntact = false }

  /// As `look`, if there are holes in a text.
  public static func look(at bytes: some Sequence<UInt8>) {
    if let watch = CurrentWatch.value, TextHole.mayBeIn(bytes) { watch.isIntact = false }
  }

  /// Answers a question for the fillings at hand.
  static func ask(_ question: HoleGuard.Question, _ text: Text, _ operand: Text) -> Bool {
    guard let watch = CurrentWatch.value, watch.isIntact, !operand.hasHoles,
      watch.guards.count < mostGuards, text.range.count <= longestAsked,
      let made = HoleGuard(
        question, TextWithHoles(text.unwatchedBytes), operand, watch.fillings)
    else { return question.ask(text.spoiled, operand.spoiled) }
    watch.guards.append(made)
    return made.answer
  }

  /// Returns the length of a text when the longest texts fill its holes.
  static func longest(_ bytes: [UInt8]) -> Int {
    bytes.indices.reduce(bytes.count) { sum, index in
      TextHole.part(bytes, at: index, before: bytes.count)?.part == .body ? sum + longestText : sum
    }
  }

  /// Returns what lies in front of all holes, and behind parts of one that stand for white space.
  public static func literal(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard isOn else { return bytes }
    var start = bytes.startIndex
    let array = Array(bytes)
    while let found = TextHole.part(array, at: start - bytes.startIndex, before: array.count),
      found.part != .body
    {
      start += TextHole.partByteCount
    }
    return bytes[start...].prefix { !TextHole.mayBeIn(CollectionOfOne($0)) }
  }

  /// Calls `body`, whose result depends on the clock, and holds for this second.
  static func noteClock<Result>(_ body: () -> Result) -> Result {
    guard let watch = CurrentWatch.value else { return body() }
    let before = Clock.second
    let result = body()
    if Clock.second != before || watch.second ?? before != before { watch.isIntact = false }
    watch.second = before
    return result
  }

  /// How long all texts of a row may be that fill holes, in bytes.
  ///
  /// Work is charged for holes as for texts of this length, so a template that meets no limit with
  /// holes meets none with texts.
  public static let longestText = 64 << 10
  /// How many steps a template may take.
  static let mostSteps = 2_000_000
  private static let mostGuards = 256
  private static let longestAsked = 4_096
}

/// What has to hold for the fillings of holes.
public struct HoleConditions: Sendable {
  fileprivate let guards: [HoleGuard]
  fileprivate let second: Int?

  /// Whether the clock has not gone on since it was asked, if it was.
  public var isTimely: Bool { second.map { $0 == Clock.second } ?? true }

  /// Whether they hold.
  public func hold(_ fillings: HoleFillings) -> Bool {
    guards.allSatisfy { $0.holds(fillings) }
  }

  /// About how much memory they take, in bytes.
  public var size: Int { guards.reduce(0) { $0 + $1.size } }
}
