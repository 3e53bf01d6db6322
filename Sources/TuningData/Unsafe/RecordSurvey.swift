// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The one look that every record gets: its shape, its counts, and which rules it concerns.
///
/// Sound although it reads through pointers: indices come from a tape that the scanner wrote, and
/// `JSONDocument.withTape` keeps fifteen bytes readable behind the text.
struct RecordSurvey {
  /// What the look found.
  struct Result {
    var shape = RecordShape.notObject
    var traits: RecordTraits = .any
    var messages = 0
    var turns = 0
    /// Whether a name was met that is spelled with escapes, which the look does not resolve.
    fileprivate var hasEscapedName = false
  }

  private let topLevel: [(word: KeyWord, key: TopLevelKeys)]
  private let role = KeyWord("role")
  private let content = KeyWord("content")
  private let weight = KeyWord("weight")
  private let toolCalls = KeyWord("tool_calls")
  private let toolCallID = KeyWord("tool_call_id")
  private let name = KeyWord("name")
  private let reasoning = KeyWord("reasoning")
  private let reasoningContent = KeyWord("reasoning_content")
  private let messages = KeyWord("messages")
  private let tools = KeyWord("tools")
  private let system = KeyWord("system")
  private let user = KeyWord("user")
  private let assistant = KeyWord("assistant")
  private let tool = KeyWord("tool")

  init() {
    topLevel = TopLevelKeys.names.map { (KeyWord($0.name), $0.key) }
  }

  /// Looks at the record in `document`.
  ///
  /// - Complexity: O(n) in the nodes directly in the record and its messages, plus one search for
  ///   `<` over its bytes.
  func look(at document: JSONDocument) -> Result {
    var result = quickLook(at: document)
    // In a text that was mended, keys may stand in other quotes or in none.
    let isMended = document.traits == JSONTraits(rawValue: .max)
    guard result.hasEscapedName || isMended, let root = document.root else { return result }
    guard root.kind == .object else { return result }
    result.traits = .all
    result.shape = TopLevelKeys(decodedKeysOf: root).shape
    return result
  }

  private func quickLook(at document: JSONDocument) -> Result {
    unsafe document.withTape { nodes, bytes in
      var result = Result()
      guard let root = unsafe nodes.first, root.kind == .object else {
        result.traits.insert(.oddShape)
        return result
      }
      let tape = unsafe Tape(nodes: nodes, bytes: bytes)
      lookAtTopLevel(tape, root, &result)
      if document.traits.contains(.escapedMarkup) || tape.hasMarkup(byteCount: document.byteCount) {
        result.traits.insert(.markup)
      }
      return result
    }
  }

  // MARK: - Top level

  private func lookAtTopLevel(_ tape: Tape, _ root: JSONNode, _ result: inout Result) {
    var keys: TopLevelKeys = []
    var index = 1
    while index < Int(root.next) {
      let value = tape[index + 1]
      let word = tape.word(index)
      if let known = topLevel.first(where: { $0.word == word }) {
        keys.insert(known.key)
        look(at: known.key, index + 1, tape, &result)
      } else {
        result.traits.insert(.oddShape)
        if tape[index].hasEscape { result.hasEscapedName = true }
      }
      index = Int(value.next)
    }
    result.shape = keys.shape
    if case .format(let format) = result.shape {
      if !keys.subtracting(format.keys).isSubset(of: [.weight, .tools]) {
        result.traits.insert(.oddShape)
      }
    } else {
      result.traits.insert(.oddShape)
    }
  }

  private func look(
    at key: TopLevelKeys, _ index: Int, _ tape: Tape, _ result: inout Result
  ) {
    switch key {
    case .messages: lookAtMessages(index, tape, &result)
    case .prompt, .completion, .text: lookAtText(index, tape, &result.traits)
    case .weight: result.traits.insert(.weights)
    case .tools: result.traits.insert(.tools)
    case .input: lookAtInput(index, tape, &result)
    case .preferredOutput:
      result.traits.insert(.preference)
      lookAtMessages(index, tape, &result, after: .user)
    case .nonPreferredOutput: lookAtMessages(index, tape, &result, after: .user)
    default: break
    }
  }

  private func lookAtInput(_ index: Int, _ tape: Tape, _ result: inout Result) {
    let input = tape[index]
    guard input.kind == .object else { return result.traits.formUnion(.oddShape) }
    var key = index + 1
    while key < Int(input.next) {
      let word = tape.word(key)
      if word == messages {
        lookAtMessages(key + 1, tape, &result, isPrompt: true)
      } else if word == tools {
        result.traits.insert(.tools)
      } else {
        result.traits.insert(.oddShape)
        if tape[key].hasEscape { result.hasEscapedName = true }
      }
      key = Int(tape[key + 1].next)
    }
  }

  private func lookAtText(_ index: Int, _ tape: Tape, _ traits: inout RecordTraits) {
    switch tape[index].kind {
    case .string: if tape.mayBeBlank(index) { traits.insert(.blank) }
    case .array: traits.insert(.parts)
    default: traits.formUnion([.oddShape, .blank])
    }
  }

  // MARK: - Messages

  private enum Step { case start, system, user, assistant, tool, other }

  private func lookAtMessages(
    _ index: Int, _ tape: Tape, _ result: inout Result, after first: Step = .start,
    isPrompt: Bool = false
  ) {
    let list = tape[index]
    guard list.kind == .array, list.next > index + 1 else {
      result.traits.formUnion([.oddShape, .oddOrder])
      return
    }
    var previous = first
    var message = index + 1
    while message < Int(list.next) {
      let step = lookAtMessage(message, tape, &result)
      if !isUsual(previous, step) { result.traits.insert(.oddOrder) }
      if step == .assistant { result.turns += 1 }
      result.messages += 1
      previous = step
      message = Int(tape[message].next)
    }
    if (previous == .assistant) == isPrompt { result.traits.insert(.oddOrder) }
  }

  private func isUsual(_ previous: Step, _ next: Step) -> Bool {
    switch (previous, next) {
    case (.start, .system), (.start, .user), (.system, .user), (.user, .assistant),
      (.assistant, .user), (.assistant, .tool), (.tool, .tool), (.tool, .assistant):
      true
    default: false
    }
  }

  private func lookAtMessage(_ index: Int, _ tape: Tape, _ result: inout Result) -> Step {
    let message = tape[index]
    guard message.kind == .object else {
      result.traits.insert(.oddShape)
      return .other
    }
    var step = Step.other
    var saysSomething = false
    var key = index + 1
    while key < Int(message.next) {
      defer { key = Int(tape[key + 1].next) }
      let word = tape.word(key)
      if word == content {
        // Null is as good as no content, which is what a message that calls tools has.
        guard tape[key + 1].kind != .null else { continue }
        saysSomething = true
        lookAtText(key + 1, tape, &result.traits)
      } else if word == role {
        step = roleStep(key + 1, tape, &result)
      } else {
        if word == toolCalls { saysSomething = true }
        lookAtRareMember(word, &result.traits)
        if tape[key].hasEscape { result.hasEscapedName = true }
      }
    }
    if !saysSomething { result.traits.formUnion([.oddShape, .blank]) }
    return step
  }

  private func roleStep(_ index: Int, _ tape: Tape, _ result: inout Result) -> Step {
    guard tape[index].kind == .string else { return .other }
    let word = tape.word(index)
    if word == user { return .user }
    if word == assistant { return .assistant }
    if word == system {
      result.traits.insert(.system)
      return .system
    }
    if word == tool {
      result.traits.insert(.tools)
      return .tool
    }
    result.traits.insert(.oddShape)
    if tape[index].hasEscape { result.hasEscapedName = true }
    return .other
  }

  private func lookAtRareMember(_ word: KeyWord, _ traits: inout RecordTraits) {
    if word == weight {
      traits.insert(.weights)
    } else if word == toolCalls || word == toolCallID {
      traits.insert(.tools)
    } else if word == reasoning || word == reasoningContent {
      traits.insert(.reasoning)
    } else if word != name {
      traits.insert(.oddShape)
    }
  }
}

/// A tape and its text, read without checks.
@safe
private struct Tape {
  let nodes: UnsafeBufferPointer<JSONNode>
  let bytes: UnsafePointer<UInt8>

  subscript(index: Int) -> JSONNode {
    @inline(__always) get { unsafe nodes[index] }
  }

  /// The key or string at `index` without its quotes.
  @inline(__always)
  func word(_ index: Int) -> KeyWord {
    let node = self[index]
    return unsafe KeyWord(
      bytes + Int(node.start) + 1, length: Int(node.end) - Int(node.start) - 2)
  }

  /// Whether the string at `index` may hold nothing that can be seen: false when its first
  /// character that is not plain space is an ordinary one.
  @inline(__always)
  func mayBeBlank(_ index: Int) -> Bool {
    let node = self[index]
    let first = unsafe bytes[Int(node.start) + 1]
    if first > 0x20 && first < 0x7F && first != UInt8(ascii: "\\") {
      return node.end - node.start == 2
    }
    return mayBeBlank(from: Int(node.start) + 1, to: Int(node.end) - 1)
  }

  private func mayBeBlank(from start: Int, to end: Int) -> Bool {
    var index = start
    while index < end {
      let byte = unsafe bytes[index]
      if byte == UInt8(ascii: "\\") {
        let escaped = unsafe bytes[index + 1]
        if escaped == UInt8(ascii: "u") { return !isOrdinary(escape: index + 2) }
        guard escaped == 0x6E || escaped == 0x72 || escaped == 0x74 || escaped == 0x66 else {
          return false
        }
        index += 2
      } else if byte == 0x20 {
        index += 1
      } else {
        return byte >= 0x7F && !isOrdinary(sequence: index)
      }
    }
    return true
  }

  /// Whether the code unit spelled with four digits is surely part of a visible character.
  private func isOrdinary(escape index: Int) -> Bool {
    var unit: UInt32 = 0
    for offset in 0..<4 {
      let digit = unsafe UInt32(bytes[index + offset])
      unit = unit << 4 | (digit & 0xF) &+ (digit > 0x39 ? 9 : 0)
    }
    // Lead surrogates up to U+DB3F stand for planes 1 to 13, which have no invisible characters
    // that matter; U+DB40 leads to the tags.
    return isOrdinary(unit) || (0xD83C...0xD83E).contains(unit)
  }

  /// Whether the two or three byte sequence at `index` is surely a visible character.
  private func isOrdinary(sequence index: Int) -> Bool {
    let lead = unsafe UInt32(bytes[index])
    let second = unsafe UInt32(bytes[index + 1]) & 0x3F
    let third = unsafe UInt32(bytes[index + 2]) & 0x3F
    switch lead {
    case 0xC2...0xDF: return isOrdinary((lead & 0x1F) << 6 | second)
    case 0xE0...0xEF: return isOrdinary((lead & 0xF) << 12 | second << 6 | third)
    default: return lead == 0xF0 && second == 0x1F
    }
  }

  /// Ranges of the basic plane without white space and default ignorable characters.
  private func isOrdinary(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x00AE...0x034E, 0x0370...0x061B, 0x061D...0x10FF, 0x1200...0x167F, 0x1E00...0x1FFF,
      0x2010...0x2027, 0x2070...0x2FFF, 0x3001...0x3163, 0x3165...0xD7FF:
      true
    default: false
    }
  }

  /// Whether something like `<think` or `<image` stands anywhere in the text.
  func hasMarkup(byteCount: Int) -> Bool {
    var start = unsafe UnsafeRawPointer(bytes)
    let end = unsafe start + byteCount
    while let found = unsafe memchr(start, 0x3C, end - start) {
      var name = unsafe UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
      // `</`, which may be spelled `<\/` in JSON, and the `<|` of some vocabularies.
      while unsafe name.pointee == UInt8(ascii: "/") || name.pointee == UInt8(ascii: "\\")
        || name.pointee == UInt8(ascii: "|")
      {
        unsafe name += 1
      }
      if unsafe isMarkup(name) { return true }
      unsafe start = UnsafeRawPointer(found) + 1
    }
    return false
  }

  private func isMarkup(_ name: UnsafePointer<UInt8>) -> Bool {
    var word: UInt64 = 0
    for offset in 0..<5 { word = unsafe word << 8 | UInt64(name[offset] | 0x20) }
    // "think", "image", "video", "audio"
    return [0x74_6869_6E6B, 0x69_6D61_6765, 0x76_6964_656F, 0x61_7564_696F].contains(word)
  }
}
