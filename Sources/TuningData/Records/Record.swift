// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// One record, as rules look at it: made only for records that a rule has to look at.
struct Record {
  /// The whole line's value.
  let root: JSONValue
  /// What the record is.
  let shape: RecordShape
  /// The format that the user pinned; nil when it is found out.
  let pinnedFormat: DatasetFormat?
  /// The lists of messages in it.
  let conversations: [Conversation]
  /// The tools and their calls.
  let toolUse: ToolUse
  /// The images.
  let images: RecordImages

  /// Makes the record of a line; `scratch` is where JSON inside of strings is read.
  init(
    root: JSONValue, shape: RecordShape, pinnedFormat: DatasetFormat? = nil,
    scratch: JSONDocument = JSONDocument()
  ) {
    self.root = root
    self.shape = shape
    self.pinnedFormat = pinnedFormat
    conversations = Record.conversations(root, shape)
    toolUse = ToolUse(conversations, document: scratch)
    images = RecordImages(root, shape, conversations)
  }

  /// The format; nil when the record has none or several.
  var format: DatasetFormat? {
    if case .format(let format) = shape { format } else { nil }
  }

  /// All messages of all lists.
  var messages: [Message] { conversations.flatMap(\.messages) }

  /// The values that hold what a human or a model says: contents, prompts, completions, texts.
  var contents: [JSONValue] {
    let plain = format.map { $0 == .instruction || $0 == .text ? $0.requiredKeys : [] } ?? []
    return plain.compactMap { root[$0] } + messages.compactMap(\.content)
  }

  private static func conversations(_ root: JSONValue, _ shape: RecordShape) -> [Conversation] {
    switch shape {
    case .format(.conversation):
      guard let messages = root["messages"] else { return [] }
      return [Conversation(.training, messages, tools: root["tools"])]
    case .format(.preference):
      let input = root["input"]
      let tools = input?["tools"] ?? root["tools"]
      let lists: [(Conversation.Purpose, JSONValue?)] = [
        (.prompt, input?["messages"]), (.preferredOutput, root["preferred_output"]),
        (.nonPreferredOutput, root["non_preferred_output"]),
      ]
      return lists.compactMap { purpose, list in
        list.map { Conversation(purpose, $0, tools: tools) }
      }
    default: return []
    }
  }
}
