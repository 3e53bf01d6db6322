// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The tokens of the model in a `tokenizer.json`.
struct HuggingFaceVocabulary {
  let isByteLevel: Bool
  /// The tokens by id; empty where there is none.
  private(set) var tokens = TokenList()
  /// The tokens that pieces can have.
  private(set) var ids: [UInt32] = []
  /// The tokens called `<0x00>` to `<0xFF>`.
  private(set) var byteTokens: [UInt8: UInt32] = [:]
  /// How many tokens there are.
  private(set) var count = 0
  /// Finds the tokens in `ids`.
  let index: TokenIndex
  /// Tokens whose texts stand for no bytes: added ones, which no piece can be.
  private var others: [[UInt8]: UInt32] = [:]

  /// Reads the object of texts and ids.
  init(_ vocab: JSONValue?, isByteLevel: Bool) throws(VocabularyFault) {
    guard let vocab, vocab.kind == .object else {
      throw VocabularyFault("has a vocab that is not an object")
    }
    self.isByteLevel = isByteLevel
    var text: [UInt8] = []
    var bytes: [UInt8] = []
    for (key, value) in vocab.members {
      text.removeAll(keepingCapacity: true)
      guard let id = value.tokenID, key.appendText(to: &text) else {
        throw VocabularyFault("has a token in its vocab whose id is none")
      }
      if text.count == 6, let byte = ByteToken.byte(text) { byteTokens[byte] = id }
      guard Int(id) >= tokens.count || tokens.length(Int(id)) == 0 else {
        throw VocabularyFault("gives the id \(id) to two tokens")
      }
      bytes.removeAll(keepingCapacity: true)
      if !isByteLevel {
        ids.append(id)
      } else if ByteLevelAlphabet.append(text[...], to: &bytes) {
        ids.append(id)
        swap(&text, &bytes)
      } else {
        others[Array(text)] = id
      }
      tokens.place(text[...], at: Int(id))
      count += 1
    }
    try CompiledVocabulary.checkSize(tokens)
    index = try TokenIndex(unique: TokenBytes(tokens), ids: ids)
  }

  /// Returns the token that the file spells like this.
  func id(spelled text: [UInt8]) -> UInt32? {
    var text = text
    if isByteLevel, !ByteLevelAlphabet.decode(&text) { return others[text] }
    return index.id(text)
  }
}
