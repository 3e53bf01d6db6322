// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The one look that every record gets: its shape, its counts, and which rules it concerns.
///
/// Sound although it reads through pointers: indices come from a tape that the scanner wrote, and
/// `JSONDocument.withTape` keeps fifteen bytes readable behind the text. A class, since a value of
/// half a kilobyte would be copied for every record.
final class RecordSurvey {
  /// What the look found.
  struct Result {
    var shape = RecordShape.notObject
    var traits: RecordTraits = .any
    var messages = 0
    var turns = 0
    /// Whether the last message looked at carries reasoning.
    fileprivate var hasReasoning = false
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
  private let system = KeyWord("system")
  private let user = KeyWord("user")
  private let assistant = KeyWord("assistant")
  private let tool = KeyWord("tool")

  private let tools = KeyWord("tools")
  private let glance: ToolGlance

  init(memory: ToolMemory = ToolMemory()) {
    glance = ToolGlance(memory)
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
    guard result.hasEscapedName || isMended, let root = document.root else {
      if result.traits.contains(.tools), !usesToolsPlainly(document, result) {
        result.traits.insert(.oddTools)
      }
      return result
    }
    guard root.kind == .object else { return result }
    result.traits = .all
    result.shape = TopLevelKeys(decodedKeysOf: root).shape
    return result
  }

  private func usesToolsPlainly(_ document: JSONDocument, _ result: Result) -> Bool {
    let others: RecordTraits = [.any, .system, .tools, .reasoning, .weights, .markup]
    return result.shape == .format(.conversation) && result.traits.isSubset(of: others)
      && glance.isOrdinary(document)
  }

  private func quickLook(at document: JSONDocument) -> Result {
    unsafe document.withTape { nodes, bytes in
      var result = Result()
      guard let root = unsafe nodes.first, root.kind == .object else {
        result.traits.insert(.oddShape)
        return result
      }
      let tape = unsafe RecordTape(nodes, bytes)
      lookAtTopLevel(tape, root, &result)
      if document.traits.contains(.escapedMarkup)
        || document.traits.contains(.angleBracket) && tape.hasMarkup(byteCount: document.byteCount)
      {
        result.traits.insert(.markup)
      }
      return result
    }
  }

  // MARK: - Top level

  private func lookAtTopLevel(_ tape: RecordTape, _ root: JSONNode, _ result: inout Result) {
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
    // The two outputs of a pair are compared.
    if result.traits.isSuperset(of: [.preference, .reasoning]) {
      result.traits.insert(.oddReasoning)
    }
    if case .format(let format) = result.shape {
      let others: TopLevelKeys = format == .conversation ? [.weight, .tools] : .weight
      if !keys.subtracting(format.keys).isSubset(of: others) { result.traits.insert(.oddShape) }
    } else {
      result.traits.insert(.oddShape)
    }
  }

  private func look(
    at key: TopLevelKeys, _ index: Int, _ tape: RecordTape, _ result: inout Result
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

  private func lookAtInput(_ index: Int, _ tape: RecordTape, _ result: inout Result) {
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

  private func lookAtText(_ index: Int, _ tape: RecordTape, _ traits: inout RecordTraits) {
    switch tape[index].kind {
    case .string: if tape.mayBeBlank(index) { traits.insert(.blank) }
    case .array: traits.insert(.parts)
    default: traits.formUnion([.oddShape, .blank])
    }
  }

  // MARK: - Messages

  private enum Step { case start, system, user, assistant, tool, other }

  private func lookAtMessages(
    _ index: Int, _ tape: RecordTape, _ result: inout Result, after first: Step = .start,
    isPrompt: Bool = false
  ) {
    let list = tape[index]
    guard list.kind == .array, list.next > index + 1 else {
      result.traits.formUnion([.oddShape, .oddOrder])
      return
    }
    var previous = first
    var message = index + 1
    var isReasoned = false
    var isLastReasoned = false
    while message < Int(list.next) {
      let step = lookAtMessage(message, tape, &result)
      if !isUsual(previous, step) { result.traits.insert(.oddOrder) }
      if step == .assistant {
        result.turns += 1
        isLastReasoned = result.hasReasoning
      }
      isReasoned = isReasoned || result.hasReasoning
      result.messages += 1
      previous = step
      message = Int(tape[message].next)
    }
    if (previous == .assistant) == isPrompt { result.traits.insert(.oddOrder) }
    if isReasoned, !isLastReasoned { result.traits.insert(.oddReasoning) }
  }

  private func isUsual(_ previous: Step, _ next: Step) -> Bool {
    switch (previous, next) {
    case (.start, .system), (.start, .user), (.system, .user), (.user, .assistant),
      (.assistant, .user), (.assistant, .tool), (.tool, .tool), (.tool, .assistant):
      true
    default: false
    }
  }

  private func lookAtMessage(_ index: Int, _ tape: RecordTape, _ result: inout Result) -> Step {
    let message = tape[index]
    guard message.kind == .object else {
      result.traits.insert(.oddShape)
      return .other
    }
    var step = Step.other
    var saysSomething = false
    var reasonings = 0
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
        // A list of calls says something; null and an empty list do not.
        if word == toolCalls, tape[key + 1].kind == .array, Int(tape[key + 1].next) > key + 2 {
          saysSomething = true
        }
        if word == reasoning || word == reasoningContent {
          reasonings += 1
          lookAtReasoning(key + 1, tape, &result.traits)
        }
        lookAtRareMember(word, &result.traits)
        if tape[key].hasEscape { result.hasEscapedName = true }
      }
    }
    if !saysSomething { result.traits.formUnion([.oddShape, .blank]) }
    result.hasReasoning = reasonings > 0
    if reasonings > 1 || reasonings > 0 && step != .assistant {
      result.traits.insert(.oddReasoning)
    }
    return step
  }

  private func roleStep(_ index: Int, _ tape: RecordTape, _ result: inout Result) -> Step {
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

  private func lookAtReasoning(_ index: Int, _ tape: RecordTape, _ traits: inout RecordTraits) {
    guard tape[index].kind == .string, !tape.mayBeBlank(index) else {
      return traits.formUnion(.oddReasoning)
    }
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
