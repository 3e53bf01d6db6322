// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates
internal import JSONLines

/// What a `tokenizer_config.json`, or a `special_tokens_map.json`, says that is needed for rendering.
public struct TokenizerConfiguration: Sendable {
  /// The template for conversations; nil when there is none.
  public let chatTemplate: String?
  /// The special tokens by the names under which templates know them, such as `bos_token`.
  public let specialTokens: [String: String]

  /// Reads the file's text; nil when it is not a JSON object.
  public init?(_ text: [UInt8]) {
    let document = JSONDocument()
    guard document.scan(text: text), let root = document.root, root.kind == .object else {
      return nil
    }
    var tokens: [String: String] = [:]
    for (key, value) in root.members {
      guard let name = key.text, name.hasSuffix("_token") else { continue }
      // A token is its text, or an object that says more of it.
      if let text = value.text ?? value["content"]?.text { tokens[name] = text }
    }
    specialTokens = tokens
    chatTemplate = TokenizerConfiguration.template(root["chat_template"])
  }

  /// A template is a text, or the one called "default" of a list with names.
  private static func template(_ value: JSONValue?) -> String? {
    guard let value, value.kind == .array else { return value?.text }
    let named = value.elements.first { $0["name"]?.isText("default") == true }
    return named?["template"]?.text
  }
}
