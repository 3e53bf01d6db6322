// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// What a template silently leaves out, found out by rendering small conversations in which each part
/// has a word of its own.
///
/// What a template refuses is not silent: the row itself is refused then, in the template's words.
struct TemplateProbe: Sendable {
  /// Whether the text of a system message is left out.
  private(set) var dropsSystem = false
  /// Whether declarations of tools are left out.
  private(set) var dropsTools = false
  /// Whether of several calls in a message only the first is rendered.
  private(set) var dropsParallelCalls = false
  /// Whether the reasoning of answers before the last user message is left out.
  private(set) var dropsEarlierReasoning = false
  /// Whether ids of calls have to be nine letters and digits.
  private(set) var wantsShortCallIDs = false

  /// Creates the probe of a template that leaves nothing out.
  init() {}

  /// Creates the probe of a plan's template; without one nothing is known to be left out.
  init(_ plan: RenderingPlan) {
    guard plan.template != nil else { return }
    func text(_ variables: String) -> [UInt8]? {
      let document = JSONDocument()
      guard document.scan(text: variables.utf8), let root = document.root else { return nil }
      return try? plan.render(root)
    }
    func lacks(_ word: String, _ variables: String) -> Bool {
      text(variables).map { $0.firstRange(of: word.utf8) == nil } ?? false
    }
    dropsSystem = lacks("standing", #"{"messages": [\#(order), \#(ask), \#(say)]}"#)
    dropsTools = lacks("spyglass", #"{"messages": [\#(ask), \#(say)], "tools": [\#(tool)]}"#)
    dropsEarlierReasoning = lacks(
      "pondering", #"{"messages": [\#(ask), \#(think), \#(ask), \#(say)]}"#)
    let pair = conversation(calling: [("spyglass", "aaaaaaaaa"), ("sextant", "bbbbbbbbb")])
    dropsParallelCalls = lacks("sextant", pair) && !lacks("spyglass", pair)
    wantsShortCallIDs =
      text(conversation(calling: [("spyglass", "call_1")])) == nil
      && text(conversation(calling: [("spyglass", "aaaaaaaaa")])) != nil
  }
}

private let order = #"{"role": "system", "content": "standing"}"#
private let ask = #"{"role": "user", "content": "ask"}"#
private let say = #"{"role": "assistant", "content": "say"}"#
private let think = #"{"role": "assistant", "reasoning": "pondering", "content": "say"}"#
private let tool =
  #"{"type": "function", "function": {"name": "spyglass", "description": "It looks.", "#
  + #""parameters": {"type": "object", "properties": {}}}}"#

private func conversation(calling calls: [(name: String, id: String)]) -> String {
  let made = calls.map { call in
    #"{"id": "\#(call.id)", "type": "function", "#
      + #""function": {"name": "\#(call.name)", "arguments": "{}"}}"#
  }
  let results = calls.map { call in
    #"{"role": "tool", "tool_call_id": "\#(call.id)", "content": "none"}, "#
  }
  return #"{"messages": [\#(ask), {"role": "assistant", "content": "", "tool_calls": ["#
    + made.joined(separator: ", ") + "]}, " + results.joined() + say + "]}"
}
