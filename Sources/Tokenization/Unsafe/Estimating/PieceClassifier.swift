// SPDX-License-Identifier: Apache-2.0

/// Finds the classes of pre-tokens; see docs/token-estimator.md.
///
/// Pieces are not empty and have sixteen readable bytes behind them, as scanners ask for too.
struct PieceClassifier {
  private let bytes = FlatArray(ByteKind.table)
  /// The scripts of blocks of sixteen code points from 0 on; of the first twelve none is right.
  private let scripts = FlatArray(
    (0..<UInt32(0x1000)).map { Script.of($0 << 4).rawValue })
  /// The classes of pieces that are one byte, by the byte, and behind them of a byte and small letters.
  ///
  /// Bytes beyond ASCII have none.
  private let short = FlatArray<UInt8>(repeating: 0, count: 512)

  init() {
    for byte in UInt8.min..<0x80 {
      for (start, rest) in [(0, ""), (256, "a")] {
        let piece = [byte] + Array(rest.utf8) + [UInt8](repeating: 0, count: 16)
        unsafe piece.withUnsafeBufferPointer { piece in
          guard let body = piece.baseAddress else { return }
          let end = unsafe body + 1 + rest.utf8.count
          let type = unsafe classifyAny(body, body, end, afterSpace: false)
          unsafe short.base[start + Int(byte)] = UInt8(type.rawValue)
        }
      }
    }
  }

  /// Returns the class of the piece from `start` to `end`.
  @inline(__always)
  func classify(_ start: TextPointer, _ end: TextPointer) -> PieceClass {
    let afterSpace = unsafe start[0] == 0x20 && end - start > 1 && start[1] > 0x20
    let body = unsafe afterSpace ? start + 1 : start
    let length = unsafe end - body
    let first = unsafe body[0]
    if first >= 0x80 { return unsafe classifyScripts(start, body, end) }
    // By far the commonest pieces: one byte, or a word in lower case, maybe with another byte before.
    if unsafe length <= 8 || length <= 16 && (end - 8).isLowerCase {
      let behindFirst = ASCIIBytes.highBits & (~0 >> UInt64(64 &- min(length, 8) &* 8)) & ~0xFF
      if unsafe ASCIIBytes.lowerCase(body.word) & behindFirst == behindFirst {
        let type = unsafe short.base[Int(first) | (length > 1 ? 256 : 0)]
        return PieceClass(short: type, afterSpace: afterSpace)
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
      return unsafe classifyScripts(start, body, end)
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
  private func classifyScripts(
    _ start: TextPointer, _ body: TextPointer, _ end: TextPointer
  ) -> PieceClass {
    let afterSpace = unsafe start[0] == 0x20
    var place = unsafe body
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
      let leads = unsafe ASCIIBytes.equal(place.word, to: 0xE3)
      if leads == 0 {
        unsafe place += 8
        continue
      }
      unsafe place += leads.trailingZeroBitCount / 8
      if unsafe end - place >= 3 && place[1] &- 0x81 < 3 { return true }
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

extension TextPointer {
  /// Whether the eight bytes from here are ASCII letters in lower case.
  @inline(__always)
  fileprivate var isLowerCase: Bool {
    unsafe ASCIIBytes.lowerCase(word) == ASCIIBytes.highBits
  }
}

extension ASCIIBytes {
  /// Returns which bytes are `byte`; right up to the first one that is.
  @inline(__always)
  fileprivate static func equal(_ word: UInt64, to byte: UInt64) -> UInt64 {
    let others = word ^ (byte &* 0x0101_0101_0101_0101)
    return (others &- 0x0101_0101_0101_0101) & ~others & highBits
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
