// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Proves quickly that nothing is wrong with the tools of a record and their use, where they have
/// the plain form that most have; the rules look at all others.
///
/// A record is ordinary when its tools can be compiled and have names of their own; when every call
/// has an id of its own, names one of them and fits its parameters; and when the results of a
/// message's calls follow it in order, one for each, or the call is the end.
final class ToolGlance {
  private let memory: ToolMemory
  private var known: [CompiledTool]
  private let arguments = JSONDocument()
  private let messages = KeyWord("messages")
  private let tools = KeyWord("tools")
  private let role = KeyWord("role")
  private let content = KeyWord("content")
  private let toolCalls = KeyWord("tool_calls")
  private let toolCallID = KeyWord("tool_call_id")
  private let id = KeyWord("id")
  private let type = KeyWord("type")
  private let function = KeyWord("function")
  private let name = KeyWord("name")
  private let argumentsKey = KeyWord("arguments")
  private let assistant = KeyWord("assistant")
  private let tool = KeyWord("tool")

  init(_ memory: ToolMemory = ToolMemory()) {
    self.memory = memory
    known = memory.known
  }

  /// How many calls of a record are followed; ids are compared with each other.
  private static let maximumCalls = 32

  /// Whether the conversation in `document`, in whose shape the survey found nothing odd, uses its
  /// tools in the ordinary way.
  func isOrdinary(_ document: JSONDocument) -> Bool {
    unsafe document.withTape { nodes, bytes in
      let tape = unsafe RecordTape(nodes, bytes)
      var list: Int?
      var declared: [CompiledTool]?
      var key = 1
      while key < Int(tape[0].next) {
        let word = tape.word(key)
        if word == messages { list = key + 1 }
        if word == tools {
          guard declared == nil else { return false }
          declared = declaration(key + 1, tape, document)
        }
        key = Int(tape[key + 1].next)
      }
      guard let list, let declared else { return false }
      return usesAreOrdinary(list, tape, document, declared)
    }
  }

  // MARK: - Tools

  private func declaration(
    _ list: Int, _ tape: RecordTape, _ document: JSONDocument
  ) -> [CompiledTool]? {
    guard tape[list].kind == .array, Int(tape[list].next) > list + 1 else { return nil }
    var found: [CompiledTool] = []
    var entry = list + 1
    while entry < Int(tape[list].next) {
      guard found.count < ToolGlance.maximumCalls, let tool = compiled(entry, tape, document),
        !found.contains(where: { $0.name == tool.name })
      else { return nil }
      found.append(tool)
      entry = Int(tape[entry].next)
    }
    return found
  }

  private func compiled(
    _ entry: Int, _ tape: RecordTape, _ document: JSONDocument
  ) -> CompiledTool? {
    if let tool = known.first(where: { tape.isSpelled(entry, $0.text) }) { return tool }
    guard let tool = CompiledTool(document.value(at: entry)) else { return nil }
    memory.add(tool)
    known = memory.known
    return tool
  }

  // MARK: - Uses

  private func usesAreOrdinary(
    _ list: Int, _ tape: RecordTape, _ document: JSONDocument, _ declared: [CompiledTool]
  ) -> Bool {
    var ids: [Int] = []
    var open = 0
    var isResult = false
    var message = list + 1
    while message < Int(tape[list].next) {
      guard let parts = parts(of: message, tape) else { return false }
      isResult = parts.isTool
      if isResult {
        // The next open call is the one that this result has to answer.
        guard open > 0, let answer = parts.answers, parts.calls == nil,
          let content = parts.content, tape[content].kind == .string,
          tape.areSpelledAlike(answer, ids[ids.count - open])
        else { return false }
        open -= 1
      } else {
        guard open == 0, parts.answers == nil else { return false }
        if let calls = parts.calls {
          guard parts.isAssistant, parts.content.map({ tape[$0].kind == .string }) ?? true,
            let count = addCalls(calls, tape, document, declared, &ids)
          else { return false }
          open = count
        }
      }
      message = Int(tape[message].next)
    }
    // Calls that end the record need no results, unless there are some.
    return open == 0 || !isResult
  }

  private struct Parts {
    var isAssistant = false
    var isTool = false
    var content: Int?
    var calls: Int?
    var answers: Int?
  }

  private func parts(of message: Int, _ tape: RecordTape) -> Parts? {
    var parts = Parts()
    var key = message + 1
    while key < Int(tape[message].next) {
      let word = tape.word(key)
      let value = key + 1
      if word == role {
        let role = tape.word(value)
        parts.isAssistant = role == assistant
        parts.isTool = role == tool
      } else if word == content {
        parts.content = value
      } else if word == toolCalls {
        guard parts.calls == nil else { return nil }
        parts.calls = value
      } else if word == toolCallID {
        guard parts.answers == nil, tape[value].kind == .string else { return nil }
        parts.answers = value
      }
      key = Int(tape[value].next)
    }
    return parts
  }

  /// Adds the ids of the calls in a list; nil when one of them is not ordinary.
  private func addCalls(
    _ list: Int, _ tape: RecordTape, _ document: JSONDocument, _ declared: [CompiledTool],
    _ ids: inout [Int]
  ) -> Int? {
    guard tape[list].kind == .array else { return nil }
    let before = ids.count
    var call = list + 1
    while call < Int(tape[list].next) {
      guard ids.count < ToolGlance.maximumCalls,
        let id = ordinaryCall(call, tape, document, declared),
        !ids.contains(where: { tape.areSpelledAlike($0, id) })
      else { return nil }
      ids.append(id)
      call = Int(tape[call].next)
    }
    return ids.count > before ? ids.count - before : nil
  }

  /// The id of an ordinary call.
  private func ordinaryCall(
    _ call: Int, _ tape: RecordTape, _ document: JSONDocument, _ declared: [CompiledTool]
  ) -> Int? {
    guard
      let members = strings(call, tape, id, type, function, kinds: (.string, .string, .object)),
      tape[members.0].end - tape[members.0].start > 2, !tape[members.0].hasEscape,
      tape.word(members.1) == function,
      let parts = strings(
        members.2, tape, name, argumentsKey, nil, kinds: (.string, .string, .null)),
      let tool = declared.first(where: { tape.isSpelled(parts.0, $0.name) }),
      fits(document.value(at: parts.1), tool)
    else { return nil }
    return members.0
  }

  /// The values of an object that has exactly these keys, with these kinds.
  private func strings(
    _ object: Int, _ tape: RecordTape, _ first: KeyWord, _ second: KeyWord, _ third: KeyWord?,
    kinds: (JSONNode.Kind, JSONNode.Kind, JSONNode.Kind)
  ) -> (Int, Int, Int)? {
    guard tape[object].kind == .object else { return nil }
    var found = (0, 0, 0)
    var count = 0
    var key = object + 1
    while key < Int(tape[object].next) {
      let word = tape.word(key)
      let kind = tape[key + 1].kind
      if word == first, kind == kinds.0 {
        found.0 = key + 1
      } else if word == second, kind == kinds.1 {
        found.1 = key + 1
      } else if word == third, kind == kinds.2 {
        found.2 = key + 1
      } else {
        return nil
      }
      count += 1
      key = Int(tape[key + 1].next)
    }
    let isWhole = found.0 > 0 && found.1 > 0 && (third == nil || found.2 > 0)
    return isWhole && count == (third == nil ? 2 : 3) ? found : nil
  }

  // MARK: - Arguments

  private func fits(_ value: JSONValue, _ tool: CompiledTool) -> Bool {
    guard let text = value.textBytes, arguments.scan(text: text) else { return false }
    return unsafe arguments.withTape { nodes, bytes in
      let tape = unsafe RecordTape(nodes, bytes)
      guard tape[0].kind == .object else { return false }
      return tool.parameters.map { fits(tape, $0) } ?? true
    }
  }

  private func fits(_ tape: RecordTape, _ parameters: CompiledTool.Parameters) -> Bool {
    var seen: UInt64 = 0
    var key = 1
    while key < Int(tape[0].next) {
      guard
        let place = parameters.properties.firstIndex(where: { tape.isSpelled(key, $0.key) }),
        seen & (1 << UInt64(place)) == 0, fits(key + 1, tape, parameters.properties[place])
      else { return false }
      seen |= 1 << UInt64(place)
      key = Int(tape[key + 1].next)
    }
    return seen & parameters.required == parameters.required
  }

  private func fits(
    _ value: Int, _ tape: RecordTape, _ property: CompiledTool.Property
  ) -> Bool {
    guard isOf(property.types, value, tape) else { return false }
    if !property.choices.isEmpty,
      !property.choices.contains(where: { tape.isSpelled(value, $0) })
    {
      return false
    }
    if let bounds = property.bounds, tape[value].kind == .number {
      guard let number = tape.smallInteger(value), bounds.contains(Double(number)) else {
        return false
      }
    }
    guard let elements = property.elements, tape[value].kind == .array else { return true }
    var element = value + 1
    while element < Int(tape[value].next) {
      guard isOf(elements, element, tape) else { return false }
      element = Int(tape[element].next)
    }
    return true
  }

  private func isOf(_ types: CompiledTool.Types, _ value: Int, _ tape: RecordTape) -> Bool {
    switch tape[value].kind {
    case .object: types.contains(.object)
    case .array: types.contains(.array)
    case .string: types.contains(.string)
    case .true, .false: types.contains(.boolean)
    case .null: types.contains(.null)
    case .number:
      types.contains(.number) || types.contains(.integer) && tape.smallInteger(value) != nil
    case .key: false
    }
  }
}
