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

  fileprivate mutating func choice<Choice: RawRepresentable<String>>() throws(Broken) -> Choice {
    guard let choice = Choice(rawValue: try string()) else { throw Broken() }
    return choice
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

extension TextPattern {
  fileprivate func write(to writer: inout ByteWriter) {
    switch self {
    case .literal(let text):
      writer.write(false)
      writer.write(text)
    case .regex(let pattern):
      writer.write(true)
      writer.write(pattern)
    }
  }

  fileprivate init(_ reader: inout ByteReader) throws(ByteReader.Broken) {
    self = try reader.flag() ? .regex(try reader.string()) : .literal(try reader.text())
  }
}

extension Normalizer {
  fileprivate func write(to writer: inout ByteWriter) {
    switch self {
    case .unicode(let form):
      writer.write(0)
      writer.write(UInt64(form.rawValue))
    case .prepend(let text):
      writer.write(1)
      writer.write(text)
    case .replace(let pattern, let text):
      writer.write(2)
      pattern.write(to: &writer)
      writer.write(text)
    case .strip(let left, let right):
      writer.write(3)
      writer.write(left)
      writer.write(right)
    case .lowercase: writer.write(4)
    }
  }

  fileprivate init(_ reader: inout ByteReader) throws(ByteReader.Broken) {
    switch try reader.number() {
    case 0:
      let number = Int32(truncatingIfNeeded: try reader.number())
      guard let form = NormalizationForm(rawValue: number) else { throw ByteReader.Broken() }
      self = .unicode(form)
    case 1: self = .prepend(try reader.text())
    case 2: self = .replace(try TextPattern(&reader), with: try reader.text())
    case 3: self = .strip(left: try reader.flag(), right: try reader.flag())
    case 4: self = .lowercase
    default: throw ByteReader.Broken()
    }
  }
}

extension PreTokenizer {
  fileprivate func write(to writer: inout ByteWriter) {
    switch self {
    case .split(let pattern, let behavior, let inverted):
      writer.write(0)
      pattern.write(to: &writer)
      writer.write(behavior.rawValue)
      writer.write(inverted)
    case .byteLevel(let addsPrefixSpace, let cuts):
      writer.write(1)
      writer.write(addsPrefixSpace)
      writer.write(cuts)
    case .digits(let individually):
      writer.write(2)
      writer.write(individually)
    case .punctuation(let behavior):
      writer.write(3)
      writer.write(behavior.rawValue)
    case .metaspace(let replacement, let prepending, let cuts):
      writer.write(4)
      writer.write(replacement)
      writer.write(prepending.rawValue)
      writer.write(cuts)
    case .whitespace: writer.write(5)
    case .whitespaceSplit: writer.write(6)
    }
  }

  fileprivate init(_ reader: inout ByteReader) throws(ByteReader.Broken) {
    switch try reader.number() {
    case 0:
      self = .split(
        try TextPattern(&reader), try reader.choice(), inverted: try reader.flag())
    case 1: self = .byteLevel(addsPrefixSpace: try reader.flag(), cuts: try reader.flag())
    case 2: self = .digits(individually: try reader.flag())
    case 3: self = .punctuation(try reader.choice())
    case 4:
      self = .metaspace(
        replacement: try reader.text(), try reader.choice(), cuts: try reader.flag())
    case 5: self = .whitespace
    case 6: self = .whitespaceSplit
    default: throw ByteReader.Broken()
    }
  }
}

extension RankFileProfile {
  func write(to writer: inout ByteWriter) {
    writer.write(pattern.rawValue)
    writer.write(addedTokens) { $1.write(to: &$0) }
    writer.write(isNormalized)
  }
}
