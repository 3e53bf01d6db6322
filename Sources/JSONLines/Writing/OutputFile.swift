// SPDX-License-Identifier: Apache-2.0

internal import Hashing

/// A file of an `OutputSet`, to which bytes are appended.
///
/// They are gathered to large writes, and compressed when the name ends in `.gz` or `.zst`.
public final class OutputFile {
  /// The path as it was given.
  public let path: String
  /// How the contents are compressed; nil for a plain file.
  public let compression: CompressionFormat?
  /// The number of bytes written to it so far, before they are compressed.
  public private(set) var contentByteCount = 0

  private let file: TemporaryFile
  private let encoder: (any StreamEncoder)?
  private let contents: ByteBuffer
  private let packed: ByteBuffer
  private let contentLimit: Int
  private var byteCount = 0
  private var hash = SHA256()
  private var summary: OutputSummary?

  init(path: String, file: TemporaryFile, bufferSize: Int) throws(OutputError) {
    self.path = path
    self.file = file
    compression = CompressionFormat(path: path)
    do throws(CodingFailure) {
      encoder = try compression?.makeEncoder()
    } catch {
      throw OutputFile.error(path, error)
    }
    contentLimit = max(1, bufferSize)
    contents = ByteBuffer(capacity: contentLimit)
    packed = ByteBuffer(capacity: compression == nil ? 0 : contentLimit)
  }

  /// Appends `bytes`.
  ///
  /// - Throws: `OutputError` when the file cannot be written.
  public func write(_ bytes: Span<UInt8>) throws(OutputError) {
    let failure: OutputError? = unsafe bytes.withUnsafeBytes { bytes in
      do throws(OutputError) {
        try unsafe append(bytes)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  /// Appends a stretch of a block, such as a line with its end.
  ///
  /// - Throws: `OutputError` when the file cannot be written.
  public func write(_ bytes: ByteBuffer, _ range: Range<Int>) throws(OutputError) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "range out of bounds")
    try unsafe append(
      UnsafeRawBufferPointer(start: bytes.base + range.lowerBound, count: range.count))
  }

  /// Appends a text.
  ///
  /// - Throws: `OutputError` when the file cannot be written.
  public func write(_ text: String) throws(OutputError) {
    try write(Array(text.utf8).span)
  }

  /// Ends the contents, writes what waits, and returns what was written; nothing can follow.
  ///
  /// - Throws: `OutputError` when the file cannot be written.
  @discardableResult
  public func finish() throws(OutputError) -> OutputSummary {
    if let summary { return summary }
    try flush(isLast: true)
    let summary = OutputSummary(
      path: path, byteCount: byteCount, contentByteCount: contentByteCount,
      digest: hash.digest())
    self.summary = summary
    return summary
  }

  private func append(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    precondition(summary == nil, "written to after its end")
    contentByteCount += bytes.count
    var rest = unsafe bytes[...]
    while unsafe !rest.isEmpty {
      let room = contentLimit - contents.count
      let part = unsafe UnsafeRawBufferPointer(rebasing: rest.prefix(room))
      let target = unsafe UnsafeMutableRawPointer(contents.base + contents.count)
      if let start = part.baseAddress {
        unsafe target.copyMemory(from: start, byteCount: part.count)
      }
      contents.count += part.count
      unsafe rest = unsafe rest.dropFirst(part.count)
      if contents.count == contentLimit { try flush(isLast: false) }
    }
  }

  private func flush(isLast: Bool) throws(OutputError) {
    let bytes = unsafe UnsafeRawBufferPointer(start: contents.base, count: contents.count)
    contents.count = 0
    guard let encoder else { return try unsafe store(bytes) }
    var rest = unsafe bytes[...]
    while unsafe isLast || !rest.isEmpty {
      let step: CodingStep
      do throws(CodingFailure) {
        let room = unsafe UnsafeMutableRawBufferPointer(start: packed.base, count: packed.capacity)
        step = try unsafe encoder.encode(
          UnsafeRawBufferPointer(rebasing: rest), into: room, isLast: isLast)
      } catch {
        throw OutputFile.error(path, error)
      }
      unsafe rest = unsafe rest.dropFirst(step.consumed)
      try unsafe store(UnsafeRawBufferPointer(start: packed.base, count: step.produced))
      if step.isAtEnd { return }
    }
  }

  private func store(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    do throws(SystemError) {
      try unsafe file.write(bytes)
    } catch {
      throw OutputError(path: path, cause: .system(error.number))
    }
    byteCount += bytes.count
    unsafe hash.update(bytes.bindMemory(to: UInt8.self).span)
  }

  private static func error(_ path: String, _ failure: CodingFailure) -> OutputError {
    let words = if case .corrupt(let words) = failure.cause { words } else { "no memory is left" }
    return OutputError(path: path, cause: .compression(words))
  }
}
