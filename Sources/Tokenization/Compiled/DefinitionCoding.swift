// SPDX-License-Identifier: Apache-2.0

/// All of a definition that its compiled vocabulary does not hold, as bytes and back.
extension TokenizerDefinition {
  func write(to writer: inout ByteWriter) {
    writer.write(symbols == .characters)
    writer.write(ignoresMerges)
    writer.write(fusesUnknown)
    writer.write(byteTokens) { $0.write(UInt64($1)) }
    writer.write([unknownToken].compactMap(\.self)) { $0.write(UInt64($1)) }
    writer.write(addedTokens) { $1.write(to: &$0) }
    writer.write(normalizers) { $1.write(to: &$0) }
    writer.write(preTokenizers) { $1.write(to: &$0) }
    writer.write([pattern].compactMap(\.self)) { $0.write($1.rawValue) }
    writer.write(prefix) { $0.write(UInt64(truncatingIfNeeded: $1)) }
    writer.write(suffix) { $0.write(UInt64(truncatingIfNeeded: $1)) }
  }

  /// Reads a definition without tokens and rules.
  init(_ reader: inout ByteReader) throws(ByteReader.Broken) {
    self.init(
      tokens: [], modelIDs: [], symbols: try reader.flag() ? .characters : .bytes, rules: [])
    ignoresMerges = try reader.flag()
    fusesUnknown = try reader.flag()
    byteTokens = try reader.list { reader throws(ByteReader.Broken) in try reader.token() }
    unknownToken = try reader.list { reader throws(ByteReader.Broken) in try reader.token() }.first
    addedTokens = try reader.list { reader throws(ByteReader.Broken) in try AddedToken(&reader) }
    normalizers = try reader.list { reader throws(ByteReader.Broken) in try Normalizer(&reader) }
    preTokenizers = try reader.list { reader throws(ByteReader.Broken) in
      try PreTokenizer(&reader)
    }
    let patterns = try reader.list { reader throws(ByteReader.Broken) in try reader.string() }
    pattern = patterns.first.flatMap { KnownPattern(rawValue: $0) }
    guard (pattern == nil) == patterns.isEmpty else { throw ByteReader.Broken() }
    prefix = try reader.list { reader throws(ByteReader.Broken) in try reader.id() }
    suffix = try reader.list { reader throws(ByteReader.Broken) in try reader.id() }
  }
}

extension ByteReader {
  fileprivate mutating func token() throws(Broken) -> UInt32 {
    guard let token = UInt32(exactly: try number()) else { throw Broken() }
    return token
  }

  fileprivate mutating func id() throws(Broken) -> TokenID {
    TokenID(truncatingIfNeeded: try number())
  }
}

extension AddedToken {
  func write(to writer: inout ByteWriter) {
    writer.write(UInt64(truncatingIfNeeded: id))
    writer.write(content)
    for flag in [isSpecial, isNormalized, stripsLeft, stripsRight, isWholeWord] {
      writer.write(flag)
    }
  }

  fileprivate init(_ reader: inout ByteReader) throws(ByteReader.Broken) {
    self.init(id: try reader.id(), content: try reader.text(), isSpecial: try reader.flag())
    isNormalized = try reader.flag()
    stripsLeft = try reader.flag()
    stripsRight = try reader.flag()
    isWholeWord = try reader.flag()
  }
}

extension RankFileProfile {
  func write(to writer: inout ByteWriter) {
    writer.write(pattern.rawValue)
    writer.write(addedTokens) { $1.write(to: &$0) }
    writer.write(isNormalized)
  }
}
