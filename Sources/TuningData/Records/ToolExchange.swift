// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The calls of one message and the results that follow it.
struct ToolExchange {
  /// What the conversation is for.
  let purpose: Conversation.Purpose
  /// The calls; empty when the results come out of the blue.
  let calls: [ToolCall]
  /// The tool messages that follow.
  let results: [Message]
  /// The message after the results; nil when the conversation ends there.
  let follower: Message?

  /// Whether all calls and results have ids, so that these say what belongs together.
  ///
  /// Together's documentation shows results with and without ids. Without them only the order and
  /// the number are left to go by.
  var isPairedByID: Bool {
    calls.allSatisfy { $0.id != nil } && results.allSatisfy { $0.toolCallID != nil }
  }

  /// The calls that no result answers.
  var unanswered: [ToolCall] {
    guard isPairedByID else { return Array(calls.dropFirst(results.count)) }
    var answers = counts(results.map(\.toolCallID?.text))
    return calls.filter { !answers.take($0.id?.text) }
  }

  /// The results that answer no call.
  var surplus: [Message] {
    guard isPairedByID else { return Array(results.dropFirst(calls.count)) }
    var questions = counts(calls.map(\.id?.text))
    return results.filter { !questions.take($0.toolCallID?.text) }
  }

  private func counts(_ ids: [String?]) -> [String?: Int] {
    Dictionary(ids.map { ($0, 1) }, uniquingKeysWith: +)
  }
}

extension Dictionary<String?, Int> {
  /// Takes one of what is called `name`; returns whether there was one.
  fileprivate mutating func take(_ name: String?) -> Bool {
    guard let count = self[name], count > 0 else { return false }
    self[name] = count - 1
    return true
  }
}

extension Message {
  /// The id of the call that a result answers; nil when it is missing or not a string.
  var toolCallID: JSONValue? { value["tool_call_id"].flatMap { $0.kind == .string ? $0 : nil } }
}

extension Conversation {
  /// The calls with their results, in order; empty when the order of the messages cannot be judged.
  ///
  /// Calls that cannot be read leave their results out too: another rule has spoken then.
  var toolExchanges: [ToolExchange] {
    guard hasTrustedRoles else { return [] }
    var exchanges: [ToolExchange] = []
    var rest = messages[...]
    var caller: Message?
    while let message = rest.first {
      if message.role != .tool {
        caller = message
        rest.removeFirst()
      }
      let results = Array(rest.prefix { $0.role == .tool })
      rest.removeFirst(results.count)
      guard let calls = readableCalls(of: caller), !(calls.isEmpty && results.isEmpty) else {
        continue
      }
      exchanges.append(
        ToolExchange(purpose: purpose, calls: calls, results: results, follower: rest.first))
    }
    return exchanges
  }

  /// The calls of a message; nil when it calls in a way that another rule finds fault with.
  private func readableCalls(of caller: Message?) -> [ToolCall]? {
    guard let caller else { return [] }
    if let list = caller.toolCalls {
      guard caller.role == .assistant, caller.callsTools else { return nil }
      return list.elements.map { ToolCall($0, in: caller, of: purpose) }
    }
    guard caller.value["function_call"].map({ $0.kind == .null }) ?? true else { return nil }
    return []
  }
}
