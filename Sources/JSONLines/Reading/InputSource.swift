// SPDX-License-Identifier: Apache-2.0

/// An input that may be compressed: what its first bytes say counts, not its name.
///
/// gzip and Zstandard are unpacked on the way, member after member and frame after frame, in constant
/// memory; everything else is handed on as it is. What is cut off, damaged or followed by something
/// else is an error, never a short read.
///
/// ```swift
/// let source = try InputSource(path: "train.jsonl.zst")
/// let report = try await Linter().check(source)
/// ```
public final class InputSource: ByteSource {
  /// How diagnostics call the source.
  public var path: String { stored.path }
  /// How the input is compressed; nil for a plain one, and before the first byte was asked for.
  public private(set) var compression: CompressionFormat?
  /// The length of the input as it is stored, compressed or not, when that is known beforehand.
  public var storedByteCount: Int? { stored.byteCount }
  /// How many bytes of the stored input have been used so far.
  public var storedBytesUsed: Int { stored.bytesUsed }

  private let stored: StoredInput
  private var state = State.unknown

  private enum State {
    case unknown
    case plain
    case between(any StreamDecoder, CompressionFormat)
    /// With whether the decoder may have more to give without more input.
    case inside(any StreamDecoder, CompressionFormat, mayHaveMore: Bool)
  }

  /// Creates an input that reads `source`, from its start.
  public init(_ source: any ByteSource) {
    stored = StoredInput(source)
  }

  /// Opens the file at `path`; "-" is standard input.
  ///
  /// - Throws: `ReadError` when it cannot be opened or is a directory.
  public convenience init(path: String) throws(ReadError) {
    self.init(try FileSource(path: path))
  }

  /// The number of bytes to expect; nil for a compressed input, whose contents nobody knows yet.
  public var expectedByteCount: Int? { compression == nil ? stored.byteCount : nil }

  /// Fills the start of `buffer`; returns how many bytes were read, 0 at the end.
  ///
  /// - Throws: `ReadError` when the input cannot be read or unpacked.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    if case .unknown = state { try recognize() }
    if case .plain = state { return try unsafe stored.read(into: buffer) }
    while let count = try unsafe advance(buffer) {
      if count > 0 { return count }
    }
    return 0
  }

  private func recognize() throws(ReadError) {
    var wanted = 1
    while true {
      let first = try stored.peek(wanted)
      switch CompressionFormat.beginning(first[...]) {
      case .other: state = .plain
      // A pipe may be slow: no more is waited for than is needed.
      case .open where first.count == wanted:
        wanted += 1
        continue
      case .open: state = .plain
      case .format(let format):
        state = .between(try decoder(format), format)
        compression = format
      }
      return
    }
  }

  private func decoder(_ format: CompressionFormat) throws(ReadError) -> any StreamDecoder {
    do throws(CodingFailure) {
      return try format.makeDecoder()
    } catch {
      throw fault(format, error.cause)
    }
  }

  /// Takes one step; returns how many bytes it gave, nil at the end of the input.
  private func advance(_ buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int? {
    switch state {
    case .unknown, .plain: return nil
    case .between(let decoder, let format):
      let first = try stored.peek(CompressionFormat.signatureLength)
      if first.isEmpty { return nil }
      switch format.beginning(first[...]) {
      case .other: throw fault(format, .trailingBytes)
      case .open: throw fault(format, .truncated, at: stored.bytesUsed + first.count)
      case .format: return try unsafe decode(buffer, decoder, format)
      }
    case .inside(let decoder, let format, let mayHaveMore):
      if !mayHaveMore, try stored.peek(1).isEmpty { throw fault(format, .truncated) }
      return try unsafe decode(buffer, decoder, format)
    }
  }

  private func decode(
    _ buffer: UnsafeMutableRawBufferPointer, _ decoder: any StreamDecoder,
    _ format: CompressionFormat
  ) throws(ReadError) -> Int {
    let step: CodingStep
    do throws(CodingFailure) {
      step = try unsafe decoder.decode(stored.available, into: buffer)
    } catch {
      throw fault(format, error.cause)
    }
    stored.use(step.consumed)
    state =
      step.isAtEnd
      ? .between(decoder, format)
      : .inside(decoder, format, mayHaveMore: step.produced == buffer.count)
    return step.produced
  }

  private func fault(
    _ format: CompressionFormat, _ cause: CompressionFault.Cause, at offset: Int? = nil
  ) -> ReadError {
    let offset = offset ?? stored.bytesUsed
    return ReadError(
      path: path,
      cause: .compression(CompressionFault(format: format, offset: offset, cause: cause)))
  }
}
