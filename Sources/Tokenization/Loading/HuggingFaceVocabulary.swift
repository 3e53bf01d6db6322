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
  private(set) var index: TokenIndex
  /// Tokens whose texts stand for no bytes: added ones, which no piece can be.
  private var others: [[UInt8]: UInt32] = [:]

  /// Reads the object of texts and ids.
  init(_ vocab: JSONValue?, isByteLevel: Bool) throws(VocabularyFault) {
    guard let vocab, vocab.kind == .object else {
      throw VocabularyFault("has a vocab that is not an object")
    }
    var read = HuggingFaceVocabulary(isByteLevel: isByteLevel)
    var fault: VocabularyFault?
    VocabularyReader(isByteLevel: isByteLevel).read(vocab) { place, token in
      do throws(VocabularyFault) {
        if let token {
          try unsafe read.add(token.bytes, id: token.id, spelling: token.spelling)
        } else {
          let document = vocab.document
          try read.add(document.value(at: place), document.value(at: place + 1))
        }
        return true
      } catch {
        fault = error
        return false
      }
    }
    if let fault { throw fault }
    self = read
    try CompiledVocabulary.checkSize(tokens)
    index = try TokenIndex(unique: TokenBytes(tokens), ids: ids)
  }

  /// Creates a vocabulary without tokens.
  private init(isByteLevel: Bool) {
    self.isByteLevel = isByteLevel
    index = TokenIndex(TokenBytes([]), ids: [])
  }

  /// Adds a token that pieces can have.
  private mutating func add(
    _ bytes: some Collection<UInt8>, id: UInt32, spelling: some Collection<UInt8>
  ) throws(VocabularyFault) {
    try place(bytes, at: id)
    ids.append(id)
    if spelling.count == 6, let byte = ByteToken.byte(Array(spelling)) { byteTokens[byte] = id }
  }

  /// Adds a token, however it is spelled.
  private mutating func add(_ key: JSONValue, _ value: JSONValue) throws(VocabularyFault) {
    var text: [UInt8] = []
    guard let id = value.tokenID, key.appendText(to: &text) else {
      throw VocabularyFault("has a token in its vocab whose id is none")
    }
    var bytes = text
    if !isByteLevel || ByteLevelAlphabet.decode(&bytes) {
      return try add(bytes, id: id, spelling: text)
    }
    try place(text, at: id)
    others[text] = id
    if let byte = ByteToken.byte(text) { byteTokens[byte] = id }
  }

  private mutating func place(_ bytes: some Collection<UInt8>, at id: UInt32)
    throws(VocabularyFault)
  {
    guard Int(id) >= tokens.count || tokens.length(Int(id)) == 0 else {
      throw VocabularyFault("gives the id \(id) to two tokens")
    }
    tokens.place(bytes, at: Int(id))
    count += 1
  }

  /// Returns the token that the file spells like this.
  func id(spelled text: [UInt8]) -> UInt32? {
    var text = text
    if isByteLevel, !ByteLevelAlphabet.decode(&text) { return others[text] }
    return index.id(text)
  }
}
