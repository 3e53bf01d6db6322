// SPDX-License-Identifier: Apache-2.0

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
  func write(to writer: inout ByteWriter) {
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

  init(_ reader: inout ByteReader) throws(ByteReader.Broken) {
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
  func write(to writer: inout ByteWriter) {
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

  init(_ reader: inout ByteReader) throws(ByteReader.Broken) {
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

extension ByteReader {
  fileprivate mutating func choice<Choice: RawRepresentable<String>>() throws(Broken) -> Choice {
    guard let choice = Choice(rawValue: try string()) else { throw Broken() }
    return choice
  }
}
