// SPDX-License-Identifier: Apache-2.0

/// Where bytes come from: a file, standard input, or memory and faults in tests.
public protocol ByteSource: AnyObject {
  /// How diagnostics call the source.
  var path: String { get }

  /// The number of bytes to expect, when that is known beforehand.
  var expectedByteCount: Int? { get }

  /// How the input is compressed that the bytes are unpacked from; known once one was read.
  var compression: CompressionFormat? { get }

  /// Fills the start of `buffer`; returns how many bytes were read, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int
}

extension ByteSource {
  /// Nil: the bytes are those of the input.
  public var compression: CompressionFormat? { nil }
}
