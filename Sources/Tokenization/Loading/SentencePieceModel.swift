// SPDX-License-Identifier: Apache-2.0

/// A SentencePiece model file (sentencepiece_model.proto), of which the kind BPE is understood.
struct SentencePieceModel {
  /// The kinds of pieces that matter here, with their numbers in the file.
  private enum Kind: UInt64 {
    case normal = 1
    case unknown, control, userDefined, unused, byte
  }

  private struct Piece {
    var text: [UInt8] = []
    var score: Float = 0
    var kind = Kind.normal
  }

  private var pieces: [Piece] = []
  private var modelType: UInt64 = 1
  private var fallsBackToBytes = false
  private var addsPrefix = true
  private var collapsesSpaces = true
  private var escapesSpaces = true
  private var hasCharacterMap = false

  /// Reads a file.
  init(_ bytes: [UInt8]) throws(VocabularyFault) {
    var reader = ProtobufReader(bytes[...])
    while let (number, value) = try reader.next() {
      switch (number, value) {
      case (1, .bytes(let bytes)): pieces.append(try SentencePieceModel.piece(bytes))
      case (2, .bytes(let bytes)): try readTrainer(bytes)
      case (3, .bytes(let bytes)): try readNormalizer(bytes)
      default: break
      }
    }
    guard !pieces.isEmpty, pieces.count <= PairTable.maximumTokenCount else {
      throw VocabularyFault("is not a SentencePiece model")
    }
  }

  private static func piece(_ bytes: ArraySlice<UInt8>) throws(VocabularyFault) -> Piece {
    var piece = Piece()
    var reader = ProtobufReader(bytes)
    while let (number, value) = try reader.next() {
      switch (number, value) {
      case (1, .bytes(let text)): piece.text = Array(text)
      case (2, .fixed32(let bits)): piece.score = Float(bitPattern: bits)
      case (3, .integer(let kind)):
        guard let kind = Kind(rawValue: kind) else {
          throw VocabularyFault("has a piece of an unknown kind")
        }
        piece.kind = kind
      default: break
      }
    }
    return piece
  }

  private mutating func readTrainer(_ bytes: ArraySlice<UInt8>) throws(VocabularyFault) {
    var reader = ProtobufReader(bytes)
    while let (number, value) = try reader.next() {
      switch (number, value) {
      case (3, .integer(let type)): modelType = type
      case (35, .integer(let flag)): fallsBackToBytes = flag != 0
      default: break
      }
    }
  }

  private mutating func readNormalizer(_ bytes: ArraySlice<UInt8>) throws(VocabularyFault) {
    var reader = ProtobufReader(bytes)
    while let (number, value) = try reader.next() {
      switch (number, value) {
      case (2, .bytes(let map)): hasCharacterMap = !map.isEmpty
      case (3, .integer(let flag)): addsPrefix = flag != 0
      case (4, .integer(let flag)): collapsesSpaces = flag != 0
      case (5, .integer(let flag)): escapesSpaces = flag != 0
      default: break
      }
    }
  }

  private func checkSupport() throws(VocabularyFault) {
    let kinds: [UInt64: String] = [1: "Unigram", 3: "Word", 4: "Char"]
    if modelType != 2 {
      throw .otherModel("a SentencePiece model of the kind \(kinds[modelType] ?? "unknown")")
    }
    if hasCharacterMap { throw .unsupported("a SentencePiece model with a map of characters") }
    if collapsesSpaces { throw .unsupported("a SentencePiece model that removes spaces") }
    if !escapesSpaces { throw .unsupported("a SentencePiece model that keeps spaces as they are") }
    try CompiledVocabulary.checkSize(TokenList(pieces.map(\.text)))
    guard pieces.allSatisfy({ $0.text.count <= CompiledVocabulary.maximumTokenLength }) else {
      throw CompiledVocabulary.tooLong
    }
    if pieces.contains(where: { $0.score.isNaN }) {
      throw VocabularyFault("has a piece without a score")
    }
    if pieces.contains(where: { $0.kind == .unused }) {
      throw .unsupported("a SentencePiece model with unused pieces")
    }
    try checkTexts()
  }

  /// Pieces that stand in texts have a text each, and so have the others.
  private func checkTexts() throws(VocabularyFault) {
    var known: (inText: Set<[UInt8]>, others: Set<[UInt8]>) = ([], [])
    for (id, piece) in pieces.enumerated() {
      if piece.text.isEmpty { throw VocabularyFault("has a piece without a text (id \(id))") }
      let isInText = piece.kind == .normal || piece.kind == .userDefined
      let isNew =
        isInText
        ? known.inText.insert(piece.text).inserted : known.others.insert(piece.text).inserted
      guard isNew else { throw VocabularyFault("has the piece with the id \(id) twice") }
    }
  }

  /// Returns the tokenizer; control tokens are found in text only when asked for.
  func definition(findsControlTokens: Bool) throws(VocabularyFault) -> TokenizerDefinition {
    try checkSupport()
    let tokens = TokenBytes(TokenList(pieces.map(\.text)))
    let ids = pieces.indices.map(UInt32.init)
    let modelIDs = ids.filter { pieces[Int($0)].kind == .normal }
    let ranked = modelIDs.sorted { left, right in
      let (first, second) = (pieces[Int(left)].score, pieces[Int(right)].score)
      return first != second ? first > second : left < right
    }
    var definition = TokenizerDefinition(
      tokens: TokenList(pieces.map(\.text)), modelIDs: modelIDs, symbols: .characters,
      rules: try MergeRule.all(ranked, tokens))
    definition.ranks = ranks(definition.rules)
    definition.unknownToken = ids.first { pieces[Int($0)].kind == .unknown }
    definition.fusesUnknown = true
    if fallsBackToBytes { definition.byteTokens = try byteTokens() }
    definition.normalizers =
      (addsPrefix ? [.prepend(Array("\u{2581}".utf8))] : [])
      + [.replace(.literal([0x20]), with: Array("\u{2581}".utf8))]
    definition.addedTokens = ids.compactMap { id in
      let piece = pieces[Int(id)]
      let isControl = piece.kind == .control || piece.kind == .unknown
      guard piece.kind == .userDefined || isControl && findsControlTokens else { return nil }
      var token = AddedToken(id: TokenID(id), content: piece.text, isSpecial: isControl)
      token.isNormalized = !isControl
      return token
    }
    return definition
  }

  /// Returns the ranks of rules in their order: of pairs of the same score the leftmost goes first.
  private func ranks(_ rules: [MergeRule]) -> [UInt32] {
    var rank: UInt32 = 0
    var last: Float?
    return rules.map { rule in
      let score = pieces[Int(rule.result)].score
      if score != last { rank += 1 }
      last = score
      return rank
    }
  }

  /// Returns the ids of the byte pieces, which their texts tell apart.
  private func byteTokens() throws(VocabularyFault) -> [UInt32] {
    var ids: [UInt8: UInt32] = [:]
    for (id, piece) in pieces.enumerated() where piece.kind == .byte {
      guard let byte = ByteToken.byte(piece.text) else {
        throw VocabularyFault("has a byte piece that is not <0xNN> (id \(id))")
      }
      ids[byte] = UInt32(id)
    }
    guard ids.count == 256 else { throw VocabularyFault("has \(ids.count) byte pieces, not 256") }
    return (0...255).compactMap { ids[$0] }
  }
}
