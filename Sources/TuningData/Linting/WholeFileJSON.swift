// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// A file that is JSON as a whole, where lines should be records.
struct WholeFileJSON {
  private enum Shape {
    /// A list of records, on one line or many.
    case array
    /// One object over several lines.
    case object
    /// Several of them.
    case objects
    /// An object with the records in a member; its key as it is spelled, in quotes.
    case wrapper(key: String)
  }

  private let shape: Shape
  /// The first slip in it, which a converter will not take.
  private let slip: (message: String, line: Int)?

  /// Looks at the start of a file; nil when it may be JSON Lines, good or bad.
  init?(_ head: FileHead) {
    guard let value = FirstValue(head), let shape = WholeFileJSON.shape(value) else { return nil }
    self.shape = shape
    slip = value.slip
  }

  private static func shape(_ value: FirstValue) -> Shape? {
    if value.root.kind == .array {
      return value.spansLines || value.isAlone && value.holdsObjects ? .array : nil
    }
    guard value.spansLines else { return nil }
    switch value.end {
    case .nextValue: return .objects
    case .cut where !value.isClearlyIndented: return nil
    case .cut, .endOfText: return value.wrapperKey.map { .wrapper(key: $0) } ?? .object
    }
  }

  /// What the file is.
  var message: String {
    switch shape {
    case .array: "the file is one JSON array, not one record on each line"
    case .object: "the file is one JSON object over several lines, not one record on each line"
    case .objects: "the records of the file take several lines each"
    case .wrapper(let key): "the file is one JSON object with the records in \(key)"
    }
  }

  /// How to make JSON Lines of it.
  func help(_ head: FileHead) -> String {
    let command = head.command("jq -c \(filter)", writing: ".jsonl")
    guard let slip else { return "put one record on each line: \(command)" }
    return "mend line \(slip.line) (\(slip.message)), then put one record on each line: \(command)"
  }

  private var filter: String {
    switch shape {
    case .array: "'.[]'"
    case .object, .objects: "."
    case .wrapper(let key): shellQuoted(isIdentifier(key) ? ".\(key.unquoted)[]" : ".[\(key)][]")
    }
  }

  private func isIdentifier(_ key: String) -> Bool {
    key.unquoted.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil
  }
}

/// The first value of a file, as far as the head shows it.
private struct FirstValue {
  /// What comes after the value.
  enum End { case endOfText, nextValue, cut }

  let root: JSONValue
  let end: End
  /// The first slip that leaves the meaning clear, and its line.
  let slip: (message: String, line: Int)?
  private let head: FileHead

  /// Slips after which the rest still means what it seems to.
  private static let clearSlips: [JSONFault.Kind] = [
    .byteOrderMark, .comment, .invalidEscape, .invalidUTF8, .malformedNumber, .nonFiniteNumber,
    .pythonLiteral, .singleQuotes, .trailingComma, .unquotedKey,
  ]

  /// Reads the value; nil when the first line is an object by itself, as in JSON Lines, or when
  /// slips leave open what is meant, such as a line feed inside a string.
  init?(_ head: FileHead) {
    self.head = head
    let document = JSONDocument()
    if document.scan(text: FirstValue.firstLine(head.bytes)), document.root?.kind == .object {
      return nil
    }
    let faults = document.scan(text: head.bytes) ? [] : document.explainPrefix()
    let slips = faults.prefix { FirstValue.clearSlips.contains($0.kind) }
    guard faults.count - slips.count < 2, let root = document.root,
      let end = FirstValue.end(faults.dropFirst(slips.count).first)
    else { return nil }
    self.root = root
    self.end = end
    slip = slips.first { $0.kind != .byteOrderMark }.map { slip in
      (slip.message, 1 + head.bytes.prefix(slip.offset).count { $0 == 0x0A })
    }
  }

  private static func end(_ stop: JSONFault?) -> End? {
    switch stop?.kind {
    case nil: .endOfText
    case .severalValues: .nextValue
    case .unexpectedEnd: .cut
    default: nil
    }
  }

  /// The first line that is not blank.
  private static func firstLine(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0).drop { $0 <= 0x20 }
    return text.prefix { $0 != 0x0A }
  }

  private var text: ArraySlice<UInt8> {
    let value = head.bytes[root.range]
    let space = value.reversed().prefix { $0 <= 0x20 }.count
    return value.dropLast(space)
  }

  var spansLines: Bool { text.contains(0x0A) }

  /// Whether nothing else is in the file, so far as can be seen.
  var isAlone: Bool { end == .cut || end == .endOfText && head.isWhole }

  var holdsObjects: Bool { root.elements.first?.kind == .object }

  /// Whether an object that does not end was broken into lines on purpose.
  ///
  /// Then its first line ends in a bracket, or a third line goes on with it; what follows a row that
  /// was cut does not go on with it so long.
  var isClearlyIndented: Bool {
    let lines = text.split(separator: 0x0A).filter { $0.contains { $0 > 0x20 } }
    let last = lines.first?.last { $0 > 0x20 }
    return lines.count > 2 || last == UInt8(ascii: "{") || last == UInt8(ascii: "[")
  }

  /// The key of the first list of objects in an object that is no record itself.
  var wrapperKey: String? {
    let members = root.members
    let known = Set(TopLevelKeys.names.map(\.name.description))
    guard !members.contains(where: { known.contains($0.key.text ?? "") }) else { return nil }
    return members.first { $0.value.elements.first?.kind == .object }?.key.spelling
  }
}

extension String {
  /// The text without its first and last character.
  fileprivate var unquoted: String { String(dropFirst().dropLast()) }
}
