// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A JSON text and its tape; one document is meant to be used again for line after line.
///
/// A document is a view: the text stays in the buffer that it was scanned in. The values handed out
/// are indices into the document, so they speak of whatever was scanned last.
@safe public final class JSONDocument {
  /// The deepest nesting of objects and arrays that is accepted.
  public static let maximumDepth = JSONScanner.maximumDepth

  /// What the scan noticed; everything, when the text was mended by the explaining parser.
  public var traits: JSONTraits { scanned.traits }
  /// The length of the text in bytes.
  public var byteCount: Int { scanned.byteCount }

  private let tape = JSONTape()
  private let stack: UnsafeMutablePointer<JSONScanner.Level>
  private let vectors: JSONVectors
  private var scanned = Scanned(buffer: ByteBuffer(capacity: 0), start: 0, byteCount: 0)

  /// What was scanned last; private, so that the compiler sees that nobody else is at it.
  private struct Scanned {
    var buffer: ByteBuffer
    var start: Int
    var byteCount: Int
    var traits: JSONTraits = []
  }

  private var buffer: ByteBuffer { scanned.buffer }
  private var start: Int { scanned.start }

  /// Creates a document without a value.
  public convenience init() { self.init(.widest) }

  /// Creates a document that is scanned with vectors of a certain width.
  init(_ vectors: JSONVectors) {
    self.vectors = vectors
    unsafe stack = .allocate(capacity: JSONScanner.maximumDepth)
  }

  deinit { unsafe stack.deallocate() }

  /// Scans the line in `range` of `buffer`; returns whether it is JSON by RFC 8259.
  ///
  /// On false the document is empty, except when only the encoding of a string is at fault.
  ///
  /// - Precondition: the byte after `range` is a line feed or a carriage return.
  /// - Complexity: O(n) in the length of the line.
  public func scan(_ buffer: ByteBuffer, _ range: Range<Int>) -> Bool {
    precondition(range.lowerBound >= 0 && range.upperBound <= buffer.count)
    scanned = Scanned(buffer: buffer, start: range.lowerBound, byteCount: range.count)
    let line = unsafe UnsafePointer(buffer.base + range.lowerBound)
    let found = unsafe JSONScanner.scan(
      line, count: range.count, tape: tape, stack: stack, vectors: vectors)
    scanned.traits = found ?? []
    return found.map { !$0.contains(.invalidUTF8) } ?? false
  }

  /// Scans a JSON text of its own, outside any line; returns whether it is JSON.
  public func scan(text: some Collection<UInt8>) -> Bool {
    let buffer = ByteBuffer(text)
    return scan(buffer, 0..<buffer.count)
  }

  /// Says what keeps the text of the last scan from being JSON.
  ///
  /// Where every slip could be understood, the document then holds what was meant, so that the rest
  /// of the record can be judged too; else it is empty.
  ///
  /// - Complexity: O(n) in the length of the line.
  public func explain() -> [JSONFault] {
    var parser = ExplainingParser(bytes)
    fill(parser.parse())
    return parser.faults
  }

  /// As `explain`, for the start of a longer text: the document holds the first value also when a
  /// second one follows, and as much of it as is there when the text ends too early.
  public func explainPrefix() -> [JSONFault] {
    var parser = ExplainingParser(bytes)
    let nodes = parser.parse()
    let isPrefix = parser.faults.last.map { [.unexpectedEnd, .severalValues].contains($0.kind) }
    fill(isPrefix == true ? parser.nodesOfPrefix : nodes)
    return parser.faults
  }

  private func fill(_ nodes: [JSONNode]?) {
    tape.count = 0
    for node in nodes ?? [] { tape.append(node) }
    scanned.traits = JSONTraits(rawValue: .max)
  }

  /// The text.
  public var bytes: [UInt8] { buffer.copy(start..<start + byteCount) }

  /// The value; nil when the last text could not be read.
  public var root: JSONValue? { tape.count > 0 ? JSONValue(document: self, index: 0) : nil }

  /// All values and keys in the order of the text, an object before its members.
  public var values: some RandomAccessCollection<JSONValue> {
    (0..<tape.count).lazy.map { JSONValue(document: self, index: $0) }
  }

  /// How many nodes the tape has.
  public var nodeCount: Int { tape.count }

  /// Returns the node at `index`.
  public func node(at index: Int) -> JSONNode { tape[index] }

  /// Returns the value whose node is at `index`.
  public func value(at index: Int) -> JSONValue {
    precondition(index >= 0 && index < tape.count, "node index out of range")
    return JSONValue(document: self, index: index)
  }

  /// Returns the bytes between two offsets in the text.
  public func bytes(_ range: Range<Int>) -> [UInt8] {
    buffer.copy(start + range.lowerBound..<min(start + range.upperBound, start + byteCount))
  }

  /// Appends the bytes between two offsets in the text to an array.
  func copy(_ range: Range<Int>, to bytes: inout [UInt8]) {
    buffer.copy(
      start + range.lowerBound..<min(start + range.upperBound, start + byteCount), to: &bytes)
  }

  /// Returns the byte at an offset in the text.
  public func byte(at offset: Int) -> UInt8 {
    precondition(offset >= 0 && offset < byteCount, "byte offset out of range")
    return buffer[start + offset]
  }

  /// Calls `body` with the tape and the text, for loops that cannot afford a value each.
  ///
  /// The pointers must not outlive the call. The fifteen bytes after the text are readable.
  public func withTape<Result>(
    _ body: (UnsafeBufferPointer<JSONNode>, UnsafePointer<UInt8>) -> Result
  ) -> Result {
    unsafe body(
      UnsafeBufferPointer(start: tape.base, count: tape.count), UnsafePointer(buffer.base + start))
  }
}

extension JSONDocument {
  /// Returns whether the node at `index` is a string or key with this text.
  func isText(_ text: String, at index: Int) -> Bool {
    var text = text
    return text.withUTF8 { unsafe isText($0, tape[index]) }
  }

  /// The text of the string or key at `index`; without escapes, straight from the buffer.
  func text(at index: Int) -> String? {
    let node = tape[index]
    guard node.kind == .key || node.kind == .string else { return nil }
    let spelled = unsafe spelling(of: node)
    guard !node.hasEscape, unsafe spelled.first == UInt8(ascii: "\"") else {
      let bytes = unsafe Array(spelled)
      return String(
        decoding: StringDecoding.decode(bytes, hasEscape: node.hasEscape), as: UTF8.self)
    }
    return unsafe String(
      decoding: UnsafeBufferPointer(rebasing: spelled.dropFirst().dropLast()), as: UTF8.self)
  }

  private func spelling(of node: JSONNode) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(
      start: buffer.base + start + Int(node.start), count: Int(node.end - node.start))
  }

  /// The index of the last member's value with this key in the object at `index`.
  func member(named name: String, of index: Int) -> Int? {
    var name = name
    return name.withUTF8 { unsafe member(named: $0, of: index) }
  }

  private func member(named name: UnsafeBufferPointer<UInt8>, of index: Int) -> Int? {
    guard tape[index].kind == .object else { return nil }
    let end = Int(tape[index].next)
    var found: Int?
    var key = index + 1
    while key < end {
      if unsafe isText(name, tape[key]) { found = key + 1 }
      key = Int(tape[key + 1].next)
    }
    return found
  }

  private func isText(_ text: UnsafeBufferPointer<UInt8>, _ node: JSONNode) -> Bool {
    guard node.kind == .key || node.kind == .string else { return false }
    let spelled = unsafe spelling(of: node)
    // Only strings that the explaining parser let pass have no double quotes.
    guard !node.hasEscape, unsafe spelled.first == UInt8(ascii: "\"") else {
      let bytes = unsafe Array(spelled)
      return unsafe StringDecoding.decode(bytes, hasEscape: node.hasEscape).elementsEqual(text)
    }
    guard spelled.count == text.count + 2 else { return false }
    guard let left = spelled.baseAddress, let right = text.baseAddress else { return true }
    return unsafe memcmp(left + 1, right, text.count) == 0
  }
}

extension JSONTape {
  fileprivate func append(_ node: JSONNode) {
    if count == capacity { grow(used: count) }
    unsafe base[count] = node
    count += 1
  }
}
