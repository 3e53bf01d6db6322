// SPDX-License-Identifier: Apache-2.0

internal import RandomInput

/// Writes rows of a conversation data set, valid for the service, one JSON object a line.
///
/// How the rows compare with public data sets (per cent of all bytes unless stated):
///
///                                   row median  backslashes  quotes   non-ASCII  bytes a string
///   hh-rlhf harmless                    1.1 kB          1.5     0.6         1.7             350
///   orca preference pairs               2.9 kB          1.2     1.6         0.8             164
///   LlamaFactory preference demo        4.2 kB          1.0     1.0         0.4             216
///   LlamaFactory glaive tool calls      1.6 kB          2.8     4.9         0.0              74
///   LlamaFactory reasoning, tool use    4.5 kB          4.0     5.5         0.1              96
///   stock tool calls                    1.1 kB          0.2    10.8         0.0              14
///   Code Alpaca                         0.3 kB          2.8     4.1         0.1              53
///   Alpaca Chinese                      0.5 kB          0.9     2.0        84.6              99
///   what this writes                    1.5 kB          1.2     2.3         5.8              95
///
/// Strings are shorter and escapes denser than in most chat data, which favours no fast path.
struct ConversationGenerator {
  private var random: SplitMix64

  /// The text being written, kept to reuse its memory.
  private var text: [UInt8] = []

  /// Whether the row escapes what is not ASCII.
  private var escapesNonASCII = false

  private static let roles = (system: "system", user: "user", assistant: "assistant", tool: "tool")

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  /// Appends one row and its line end.
  mutating func appendRow(to output: inout [UInt8]) {
    let prose = chooseProse()
    let size = min(60_000, max(200, random.logNormal(median: 900, spread: 1.55)))
    output += #"{"messages": ["#.utf8
    switch random.number(below: 100) {
    case ..<6: appendToolRow(size: size, prose: prose, to: &output)
    case ..<11: appendReasoningRow(size: size, prose: prose, to: &output)
    default:
      appendSystemMessage(prose, to: &output)
      appendTurns(size: size, prose: prose, to: &output)
      output += "]".utf8
    }
    output += "}\n".utf8
  }

  private mutating func chooseProse() -> Prose {
    escapesNonASCII = random.chance(percent: 15)
    let hasEmoji = random.chance(percent: 4)
    switch random.number(below: 100) {
    case ..<8: return Prose(.chinese, hasEmoji: hasEmoji)
    case ..<14: return Prose(.typographic, hasEmoji: hasEmoji)
    case ..<18: return Prose(.european, hasEmoji: hasEmoji)
    default: return Prose(.english, hasEmoji: hasEmoji)
    }
  }
}

// MARK: - Kinds of row

extension ConversationGenerator {
  /// Appends questions and answers of about `size` bytes together.
  private mutating func appendTurns(size: Int, prose: Prose, to output: inout [UInt8]) {
    let count = random.number(in: 1...max(1, min(8, size / 500)))
    for turn in 0..<count {
      if turn > 0 { output += ", ".utf8 }
      let share = size / count
      let question = min(share * random.number(in: 10...40) / 100, 2000)
      appendQuestion(length: question, prose: prose, to: &output)
      output += ", ".utf8
      prose.appendAnswer(length: share - question, to: &text, with: &random)
      appendMessage(Self.roles.assistant, to: &output)
    }
  }

  /// Appends one question with an answer that shows how it was reached.
  private mutating func appendReasoningRow(size: Int, prose: Prose, to output: inout [UInt8]) {
    appendSystemMessage(prose, to: &output)
    appendQuestion(length: size / 10, prose: prose, to: &output)
    output += #", {"role": "assistant", "reasoning": "#.utf8
    prose.appendAnswer(length: size * 6 / 10, to: &text, with: &random)
    appendText(to: &output)
    output += #", "content": "#.utf8
    prose.appendAnswer(length: size * 3 / 10, to: &text, with: &random)
    appendText(to: &output)
    output += "}]".utf8
  }

  /// Appends a question that needs tools, their calls and results, and the answer.
  private mutating func appendToolRow(size: Int, prose: Prose, to output: inout [UInt8]) {
    let tools = Array(Tool.toolbox.shuffled(using: &random).prefix(random.number(in: 1...4)))
    let calls = (0..<random.number(in: 1...2)).map { _ in
      (identifier: "call_\(random.number(in: 10_000_000...99_999_999))", tool: random.pick(tools))
    }
    appendSystemMessage(prose, to: &output)
    appendQuestion(length: min(size / 8, 600), prose: prose, to: &output)
    output += #", {"role": "assistant", "tool_calls": ["#.utf8
    for (index, call) in calls.enumerated() {
      if index > 0 { output += ", ".utf8 }
      appendCall(call.tool, identifier: call.identifier, prose: prose, to: &output)
    }
    output += "]}, ".utf8
    for call in calls { appendResult(of: call.identifier, prose: prose, to: &output) }
    prose.appendAnswer(length: size / 2, to: &text, with: &random)
    appendMessage(Self.roles.assistant, to: &output)
    appendDeclarations(of: tools, to: &output)
  }
}

// MARK: - Parts of a row

extension ConversationGenerator {
  /// Appends instructions for the assistant, which six of ten rows have.
  private mutating func appendSystemMessage(_ prose: Prose, to output: inout [UInt8]) {
    guard random.chance(percent: 60) else { return }
    text += "You are a helpful assistant.".utf8
    if random.chance(percent: 50) {
      text += " ".utf8
      prose.appendParagraph(upTo: random.number(in: 60...500), to: &text, with: &random)
    }
    appendMessage(Self.roles.system, to: &output)
    output += ", ".utf8
  }

  private mutating func appendQuestion(length: Int, prose: Prose, to output: inout [UInt8]) {
    prose.appendParagraph(upTo: length, to: &text, with: &random)
    appendMessage(Self.roles.user, to: &output)
  }

  private mutating func appendCall(
    _ tool: Tool, identifier: String, prose: Prose, to output: inout [UInt8]
  ) {
    output += #"{"id": "\#(identifier)", "type": "function", "function": {"#.utf8
    output += #""name": "\#(tool.name)", "arguments": "#.utf8
    tool.appendArguments(to: &text, prose: prose, with: &random)
    appendText(to: &output)
    output += "}}".utf8
  }

  private mutating func appendResult(
    of identifier: String, prose: Prose, to output: inout [UInt8]
  ) {
    output += #"{"role": "tool", "tool_call_id": "\#(identifier)", "content": "#.utf8
    if random.chance(percent: 70) {
      text += #"{"status": "ok", "value": \#(random.number(below: 1000)), "note": "#.utf8
      var note: [UInt8] = []
      prose.appendParagraph(upTo: random.number(in: 20...300), to: &note, with: &random)
      text.appendJSONString(note)
      text += "}".utf8
    } else {
      prose.appendParagraph(upTo: random.number(in: 40...800), to: &text, with: &random)
    }
    appendText(to: &output)
    output += "}, ".utf8
  }

  private func appendDeclarations(of tools: [Tool], to output: inout [UInt8]) {
    output += #"], "tools": ["#.utf8
    for (index, tool) in tools.enumerated() {
      if index > 0 { output += ", ".utf8 }
      tool.appendDeclaration(to: &output)
    }
    output += "]".utf8
  }

  /// Appends the text written so far as a message, and starts the next text.
  private mutating func appendMessage(_ role: String, to output: inout [UInt8]) {
    output += #"{"role": "\#(role)", "content": "#.utf8
    appendText(to: &output)
    output += "}".utf8
  }

  private mutating func appendText(to output: inout [UInt8]) {
    output.appendJSONString(text, escapesNonASCII: escapesNonASCII)
    text.removeAll(keepingCapacity: true)
  }
}
