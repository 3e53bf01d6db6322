// SPDX-License-Identifier: Apache-2.0

/// Finds the classes of pre-tokens; see docs/token-estimator.md.
///
/// Pieces are not empty and have sixteen readable bytes behind them, as scanners ask for too.
struct PieceClassifier {
  private let bytes = FlatArray(ByteKind.table)
  /// The scripts of blocks of sixteen code points from 0 on; of the first twelve none is right.
  private let scripts = FlatArray(
    (0..<UInt32(0x1000)).map { Script.of($0 << 4).rawValue })

  /// Returns the class of the piece from `start` to `end`.
  @inline(__always)
  func classify(_ start: TextPointer, _ end: TextPointer) -> PieceClass {
    // By far the commonest pieces: a space and a word in lower case, maybe with a capital first.
    let afterSpace = unsafe start[0] == 0x20 && end - start > 1 && start[1] > 0x20
    let body = unsafe afterSpace ? start + 1 : start
    let length = unsafe end - body
    if length <= 8 {
      let wanted = ASCIIBytes.highBits & (~0 >> UInt64(truncatingIfNeeded: 64 &- length &* 8))
      let word = unsafe body.word
      let lower = ASCIIBytes.lowerCase(word) & wanted
      if lower == wanted { return PieceClass(.lower, afterSpace: afterSpace) }
      if length > 1, lower == wanted & ~0x80, word & 0xFF &- 0x41 < 26 {
        return PieceClass(.capital, afterSpace: afterSpace)
      }
    }
    return unsafe classifyAny(start, body, end, afterSpace: afterSpace)
  }

  @inline(never)
  private func classifyAny(
    _ start: TextPointer, _ body: TextPointer, _ end: TextPointer, afterSpace: Bool
  ) -> PieceClass {
    let first = unsafe bytes.base[Int(body[0])]
    let second = unsafe end - body > 1 ? bytes.base[Int(body[1])] : []
    var rest = ByteKind()
    var place = unsafe body + 2
    while unsafe place < end {
      unsafe rest.formUnion(bytes.base[Int(place[0])])
      unsafe place += 1
    }
    let tail = second.union(rest)
    let all = first.union(tail)
    if all.isAny(.beyondASCII) {
      return unsafe classifyScripts(start, end)
    }
    if all.isOnly(.letters) {
      return PieceClass(letterCase(first, tail), afterSpace: afterSpace)
    }
    if all.isOnly(.digit) { return PieceClass(.digits, afterSpace: afterSpace) }
    if all.isOnly(.blanks) { return PieceClass(blanks(all)) }
    if !all.isAny([.lower, .upper, .digit]) {
      return unsafe PieceClass(marks(body, end), afterSpace: afterSpace)
    }
    if tail.isOnly(.letters), !tail.isEmpty {
      let letters = letterCase(second, rest).rawValue
      let base = first == .tab ? PieceClass.Shape.tabLower : .markLower
      return PieceClass(PieceClass.Shape(rawValue: base.rawValue + letters) ?? .mixed)
    }
    return PieceClass(.mixed, afterSpace: afterSpace)
  }

  /// Returns one of the first four shapes.
  @inline(__always)
  private func letterCase(_ first: ByteKind, _ rest: ByteKind) -> PieceClass.Shape {
    let all = first.union(rest)
    if all == .lower { return .lower }
    if all == .upper { return .upper }
    return first == .upper && rest == .lower ? .capital : .camel
  }

  private func blanks(_ kinds: ByteKind) -> PieceClass.Shape {
    switch kinds {
    case .space: .spaces
    case .lineFeed: .lineFeeds
    case .tab: .tabs
    default: .blanks
    }
  }

  private func marks(_ start: TextPointer, _ end: TextPointer) -> PieceClass.Shape {
    var last = unsafe end
    while unsafe isLineEnd(last[-1]) { unsafe last -= 1 }
    let endsLine = unsafe last < end
    let mark = unsafe start[0]
    var place = unsafe start + 1
    while unsafe place < last, unsafe place[0] == mark { unsafe place += 1 }
    if unsafe place < last { return endsLine ? .marksLine : .marks }
    return unsafe bytes.base[Int(mark)] == .rule
      ? (endsLine ? .ruleLine : .rule) : (endsLine ? .runLine : .run)
  }
}

// MARK: - Beyond ASCII

extension PieceClassifier {
  @inline(never)
  private func classifyScripts(_ start: TextPointer, _ end: TextPointer) -> PieceClass {
    let afterSpace = unsafe start[0] == 0x20
    var place = unsafe start
    while unsafe place[0] < 0x80 { unsafe place += 1 }
    let (first, length) = unsafe script(place)
    unsafe place += length
    if first == .han || first == .cjkSymbol, unsafe hasKana(place, end) {
      return PieceClass(.kana, afterSpace: afterSpace)
    }
    let letters = unsafe first.isSign ? letters(place, end) : nil
    return PieceClass(first, letters: letters, afterSpace: afterSpace)
  }

  /// Returns the script of the first character that is neither ASCII nor a sign.
  private func letters(_ start: TextPointer, _ end: TextPointer) -> Script? {
    var place = unsafe start
    while unsafe place < end {
      if unsafe place[0] < 0x80 {
        unsafe place += 1
        continue
      }
      let (script, length) = unsafe script(place)
      if !script.isSign { return script }
      unsafe place += length
    }
    return nil
  }

  /// Returns whether U+3040 to U+30FF is in the piece: E3 81 80 to E3 83 BF.
  @inline(__always)
  private func hasKana(_ start: TextPointer, _ end: TextPointer) -> Bool {
    var place = unsafe start
    while unsafe end - place >= 3 {
      if unsafe place[0] == 0xE3, unsafe place[1] &- 0x81 < 3 { return true }
      unsafe place += 1
    }
    return false
  }

  /// Returns the script of the character that starts here, which is not ASCII, and its length.
  @inline(__always)
  private func script(_ place: TextPointer) -> (script: Script, length: Int) {
    let (value, length) = unsafe place.longScalar
    if value >= 0xC0, value < 0x10000 {
      return (unsafe Script(rawValue: scripts.base[Int(value >> 4)]) ?? .other, length)
    }
    return (Script.of(value), length)
  }
}

/// What a byte is to the classes of pre-tokens; each is of one kind.
private struct ByteKind: OptionSet {
  let rawValue: UInt16

  static let lower = ByteKind(rawValue: 1 << 0)
  static let upper = ByteKind(rawValue: 1 << 1)
  static let digit = ByteKind(rawValue: 1 << 2)
  static let space = ByteKind(rawValue: 1 << 3)
  static let lineFeed = ByteKind(rawValue: 1 << 4)
  static let tab = ByteKind(rawValue: 1 << 5)
  static let otherBlank = ByteKind(rawValue: 1 << 6)
  /// A mark of which runs are long tokens.
  static let rule = ByteKind(rawValue: 1 << 7)
  static let otherMark = ByteKind(rawValue: 1 << 8)
  static let beyondASCII = ByteKind(rawValue: 1 << 9)

  static let letters: ByteKind = [.lower, .upper]
  static let blanks: ByteKind = [.space, .lineFeed, .tab, .otherBlank]

  static let table = (UInt8.min...UInt8.max).map(of)

  @inline(__always)
  func isAny(_ kinds: ByteKind) -> Bool { rawValue & kinds.rawValue != 0 }

  @inline(__always)
  func isOnly(_ kinds: ByteKind) -> Bool { rawValue & ~kinds.rawValue == 0 }

  private static func of(_ byte: UInt8) -> ByteKind {
    switch Character(Unicode.Scalar(byte)) {
    case "a"..."z": .lower
    case "A"..."Z": .upper
    case "0"..."9": .digit
    case " ": .space
    case "\n": .lineFeed
    case "\t": .tab
    case "\u{0B}", "\u{0C}", "\r": .otherBlank
    case "-", "=", "*", "#", ".", "_", "/", "~": .rule
    default: byte < 0x80 ? .otherMark : .beyondASCII
    }
  }
}
