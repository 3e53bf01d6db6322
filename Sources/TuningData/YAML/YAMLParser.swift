// SPDX-License-Identifier: Apache-2.0

/// Reads one YAML document into a tree of nodes.
///
/// The input may be hostile, so the parts of YAML that can surprise or explode are refused with an
/// error that says so: anchors and aliases, tags, keys that are not scalars, a key given twice,
/// nesting beyond `maximumDepth`, and a second document in the file. Time and memory are linear in
/// the size of the input; bounding that size is up to the caller.
package struct YAMLParser: ~Copyable {
  /// How deep sequences and mappings may nest.
  package static let maximumDepth = 32

  private let file: String
  private let events: YAMLEventReader

  private init(_ bytes: Span<UInt8>, file: String) {
    self.file = file
    events = YAMLEventReader(bytes, file: file)
  }

  /// Returns the document in `bytes`; an empty file is a null scalar at its start.
  ///
  /// - Throws: `YAMLError` for the first fault, placed in `file`.
  package static func parse(_ bytes: Span<UInt8>, file: String) throws(YAMLError) -> YAMLNode {
    try YAMLParser(bytes, file: file).document()
  }

  /// Returns the document in `text`; an empty text is a null scalar at its start.
  ///
  /// - Throws: `YAMLError` for the first fault, placed in `file`.
  package static func parse(_ text: String, file: String) throws(YAMLError) -> YAMLNode {
    try parse(Array(text.utf8).span, file: file)
  }
}

extension YAMLParser {
  private func document() throws(YAMLError) -> YAMLNode {
    _ = try events.next()  // the start of the stream
    let start = try events.next()
    guard start.kind == .documentStart else {
      return YAMLNode(.scalar("", isQuoted: false), at: YAMLMark(line: 1, column: 1))
    }
    let root = try node(from: events.next(), depth: 0)
    _ = try events.next()  // the end of the document
    let end = try events.next()
    guard end.kind == .streamEnd else {
      throw refusal("a second document is not allowed; remove the \"---\"", at: end.mark)
    }
    return root
  }

  private func node(from event: YAMLEvent, depth: Int) throws(YAMLError) -> YAMLNode {
    try refuseIndirection(event)
    switch event.kind {
    case .scalar(let text, let isQuoted):
      return YAMLNode(.scalar(text, isQuoted: isQuoted), at: event.mark)
    case .sequenceStart:
      return YAMLNode(.sequence(try items(depth: depth + 1, at: event.mark)), at: event.mark)
    default:
      return YAMLNode(.mapping(try entries(depth: depth + 1, at: event.mark)), at: event.mark)
    }
  }

  private func items(depth: Int, at mark: YAMLMark) throws(YAMLError) -> [YAMLNode] {
    try checkDepth(depth, at: mark)
    var items: [YAMLNode] = []
    var event = try events.next()
    while event.kind != .sequenceEnd {
      items.append(try node(from: event, depth: depth))
      event = try events.next()
    }
    return items
  }

  private func entries(depth: Int, at mark: YAMLMark) throws(YAMLError) -> [YAMLEntry] {
    try checkDepth(depth, at: mark)
    var entries: [YAMLEntry] = []
    var lines: [String: Int] = [:]
    var event = try events.next()
    while event.kind != .mappingEnd {
      let key = try key(from: event)
      if let line = lines.updateValue(event.mark.line, forKey: key) {
        throw refusal("the key \"\(key)\" was already given on line \(line)", at: event.mark)
      }
      let value = try node(from: events.next(), depth: depth)
      entries.append(YAMLEntry(key: key, mark: event.mark, value: value))
      event = try events.next()
    }
    return entries
  }

  private func key(from event: YAMLEvent) throws(YAMLError) -> String {
    try refuseIndirection(event)
    guard case .scalar(let text, _) = event.kind else {
      throw refusal("a key has to be a plain word, not a sequence or mapping", at: event.mark)
    }
    return text
  }
}

extension YAMLParser {
  private func refuseIndirection(_ event: YAMLEvent) throws(YAMLError) {
    if event.kind == .alias {
      throw refusal("aliases (\"*name\") are not allowed; write the value out", at: event.mark)
    }
    if event.hasAnchor {
      throw refusal("anchors (\"&name\") are not allowed; write the value out", at: event.mark)
    }
    if event.hasTag {
      throw refusal("tags (\"!name\") are not allowed; write the plain value", at: event.mark)
    }
  }

  private func checkDepth(_ depth: Int, at mark: YAMLMark) throws(YAMLError) {
    guard depth > Self.maximumDepth else { return }
    throw refusal("nested more than \(Self.maximumDepth) levels deep", at: mark)
  }

  private func refusal(_ message: String, at mark: YAMLMark) -> YAMLError {
    YAMLError(file: file, mark: mark, message: message)
  }
}
