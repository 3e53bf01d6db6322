// SPDX-License-Identifier: Apache-2.0

/// What a coder did in one step.
struct CodingStep {
  /// How many bytes of the input are done with.
  var consumed: Int
  /// How many bytes were written to the start of the output.
  var produced: Int
  /// Whether a member or frame is complete, and all of it is in the output.
  var isAtEnd: Bool
}

/// Unpacks members or frames, one after the other.
protocol StreamDecoder: AnyObject {
  /// Unpacks a piece; after an end the next call starts a new member or frame.
  func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(CodingFailure) -> CodingStep
}

/// Packs one member or frame.
protocol StreamEncoder: AnyObject {
  /// Packs a piece; `isLast` says that nothing follows it, and is said again until the end.
  func encode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) throws(CodingFailure) -> CodingStep
}

/// Why a coder cannot go on.
struct CodingFailure: Error {
  var cause: CompressionFault.Cause
}

extension CompressionFormat {
  func makeDecoder() throws(CodingFailure) -> any StreamDecoder {
    switch self {
    case .gzip: try GzipDecoder()
    case .zstandard: try ZstandardDecoder()
    }
  }

  /// Returns an encoder at the level that the format's own tool uses: 6 for gzip, 3 for Zstandard.
  func makeEncoder() throws(CodingFailure) -> any StreamEncoder {
    switch self {
    case .gzip: try GzipEncoder(level: 6)
    case .zstandard: try ZstandardEncoder(level: 3)
    }
  }
}
