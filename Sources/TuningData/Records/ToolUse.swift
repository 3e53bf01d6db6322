// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The tools of a record and their calls: read when a rule first asks, then kept, because so many
/// rules do.
final class ToolUse {
  /// The value of `tools`; nil when there is none or it is null.
  let declaration: JSONValue?
  /// The calls of all conversations, those of roles that must not call left out.
  private(set) lazy var calls = readCalls()
  /// The tools, when every entry of the list has a name; else empty.
  private(set) lazy var tools = readTools()
  /// The same by name; of several with one name the first.
  private(set) lazy var toolsByName = Dictionary(
    tools.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  /// Every call with its arguments, in the order of `calls`.
  private(set) lazy var arguments = calls.map(classify)

  private let conversations: [Conversation]
  private let document: JSONDocument
  private lazy var innerDocument = JSONDocument()
  /// The arguments that `document` holds, by the place of their node.
  private var decoded: Int?

  /// Reads arguments into `document`.
  init(_ conversations: [Conversation], document: JSONDocument) {
    self.conversations = conversations
    self.document = document
    declaration = conversations.first?.tools
  }

  /// Returns the calls whose arguments are of a kind.
  func calls(where isWanted: (ToolArguments) -> Bool) -> [ToolCall] {
    zip(calls, arguments).filter { isWanted($1) }.map(\.0)
  }

  /// Returns the JSON value that the arguments of `call` spell; nil when they spell none.
  ///
  /// It is good until the next one is asked for.
  func decodedArguments(of call: ToolCall) -> JSONValue? {
    guard let arguments = call.arguments else { return nil }
    if decoded == arguments.index { return document.root }
    decoded = nil
    guard let text = arguments.textBytes, document.scan(text: text) else { return nil }
    decoded = arguments.index
    return document.root
  }

  private func readCalls() -> [ToolCall] {
    conversations.flatMap { conversation in
      conversation.messages.filter(\.mayCallTools).flatMap { message in
        message.toolCalls.map { list in
          list.elements.map { ToolCall($0, in: message, of: conversation.purpose) }
        } ?? []
      }
    }
  }

  private func readTools() -> [DeclaredTool] {
    guard let elements = declaration?.elements else { return [] }
    let tools = elements.compactMap(DeclaredTool.init)
    return tools.count == elements.count ? tools : []
  }

  private func classify(_ call: ToolCall) -> ToolArguments {
    guard let arguments = call.arguments else { return .missing }
    guard arguments.kind == .string else { return .notText }
    guard let value = decodedArguments(of: call) else { return .notJSON }
    if value.kind == .object { return .object }
    if value.kind == .string, innerDocument.scan(text: value.textBytes ?? []),
      innerDocument.root?.kind == .object
    {
      return .encodedTwice
    }
    return .notObject(kind: value.kindName)
  }
}

/// One entry of `tools` that has a name.
struct DeclaredTool {
  /// The name.
  let name: String
  /// Where the name stands.
  let nameValue: JSONValue
  /// The JSON Schema of the arguments; nil when there is none.
  let parameters: JSONValue?

  init?(_ entry: JSONValue) {
    guard let function = entry["function"], let value = function["name"], value.kind == .string,
      let name = value.text, !name.isEmpty
    else { return nil }
    self.name = name
    nameValue = value
    parameters = function["parameters"].flatMap { $0.kind == .object ? $0 : nil }
  }
}

extension Message {
  /// Whether it is not a role that must not call tools; that of an unknown role is judged too.
  var mayCallTools: Bool { role != .user && role != .system && role != .tool }
}
