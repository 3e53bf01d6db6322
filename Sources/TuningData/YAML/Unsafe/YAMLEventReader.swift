// SPDX-License-Identifier: Apache-2.0

internal import CYAML

/// The events of a YAML file, read by libyaml.
///
/// Soundness: the parser lives at a fixed address that only this value knows, it reads from a copy
/// of the input that lives as long, and `deinit` frees both. Every event is deleted in the call
/// that produced it, after its text was copied into a `String`.
@safe struct YAMLEventReader: ~Copyable {
  private let file: String
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  init(_ input: Span<UInt8>, file: String) {
    self.file = file
    unsafe bytes = .allocate(capacity: input.count)
    for index in input.indices { unsafe bytes.initializeElement(at: index, to: input[index]) }
    unsafe parser = .allocate(capacity: 1)
    let isReady = unsafe yaml_parser_initialize(parser) == 1
    precondition(isReady, "out of memory")
    // Fixed, so that a byte order mark cannot switch the file to UTF-16.
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe bytes.deallocate()
  }

  /// Returns the next event.
  ///
  /// - Throws: `YAMLError` when the input is not YAML or not UTF-8; do not call again after that.
  func next() throws(YAMLError) -> YAMLEvent {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure() }
    defer { unsafe yaml_event_delete(&event) }
    return unsafe YAMLEvent(event)
  }
}

// MARK: - Errors

extension YAMLEventReader {
  private func failure() -> YAMLError {
    let isEncoding = unsafe parser.pointee.error == YAML_READER_ERROR
    return isEncoding ? encodingFailure() : syntaxFailure()
  }

  private func encodingFailure() -> YAMLError {
    let offset = unsafe parser.pointee.problem_offset
    let (_, mark) = place { place, _ in place == offset }
    return YAMLError(file: file, mark: mark, message: problem)
  }

  private func syntaxFailure() -> YAMLError {
    let mark = unsafe YAMLMark(parser.pointee.problem_mark)
    let (offset, _) = place { _, place in place == mark }
    let isTab = unsafe offset < bytes.count && bytes[offset] == UInt8(ascii: "\t")
    return YAMLError(
      file: file, mark: mark, message: isTab ? "a tab cannot indent; use spaces" : problem + context
    )
  }

  private var problem: String {
    guard let text = unsafe parser.pointee.problem else { return "not YAML" }
    return unsafe String(cString: text)
  }

  /// What was going on, such as " while scanning a quoted scalar from line 3".
  private var context: String {
    guard let text = unsafe parser.pointee.context else { return "" }
    let start = unsafe YAMLMark(parser.pointee.context_mark)
    return unsafe " \(String(cString: text)) from line \(start.line)"
  }

  /// Returns the first place that satisfies the predicate, else the end of the input.
  private func place(where isWanted: (Int, YAMLMark) -> Bool) -> (offset: Int, mark: YAMLMark) {
    var line = 1
    var column = 1
    for offset in 0..<(unsafe bytes.count) {
      let byte = unsafe bytes[offset]
      // Continuation bytes of UTF-8 belong to the column of their first byte.
      let mark = YAMLMark(line: line, column: byte & 0xC0 == 0x80 ? max(column - 1, 1) : column)
      if isWanted(offset, mark) { return (offset, mark) }
      if byte == UInt8(ascii: "\n") {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (unsafe bytes.count, YAMLMark(line: line, column: column))
  }
}

// MARK: - Conversions

extension YAMLMark {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: mark.line + 1, column: mark.column + 1)
  }
}

extension YAMLEvent {
  fileprivate init(_ event: yaml_event_t) {
    mark = unsafe YAMLMark(event.start_mark)
    switch unsafe event.type {
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let isQuoted = unsafe scalar.style != YAML_PLAIN_SCALAR_STYLE
      kind = unsafe .scalar(String(decoding: bytes, as: UTF8.self), isQuoted: isQuoted)
      (hasAnchor, hasTag) = unsafe (scalar.anchor != nil, scalar.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequenceStart
      let start = unsafe event.data.sequence_start
      (hasAnchor, hasTag) = unsafe (start.anchor != nil, start.tag != nil)
    case YAML_MAPPING_START_EVENT:
      kind = .mappingStart
      let start = unsafe event.data.mapping_start
      (hasAnchor, hasTag) = unsafe (start.anchor != nil, start.tag != nil)
    default:
      kind = unsafe Kind(event.type)
      (hasAnchor, hasTag) = (false, false)
    }
  }
}

extension YAMLEvent.Kind {
  fileprivate init(_ type: yaml_event_type_t) {
    switch type {
    case YAML_SEQUENCE_END_EVENT: self = .sequenceEnd
    case YAML_MAPPING_END_EVENT: self = .mappingEnd
    case YAML_DOCUMENT_START_EVENT: self = .documentStart
    case YAML_DOCUMENT_END_EVENT: self = .documentEnd
    case YAML_STREAM_START_EVENT: self = .streamStart
    case YAML_ALIAS_EVENT: self = .alias
    default: self = .streamEnd
    }
  }
}
