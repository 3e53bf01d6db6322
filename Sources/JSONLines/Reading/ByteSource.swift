// SPDX-License-Identifier: Apache-2.0

/// Where bytes come from: a file, standard input, or memory and faults in tests.
public protocol ByteSource: AnyObject {
  /// How diagnostics call the source.
  var path: String { get }

  /// The number of bytes to expect, when that is known beforehand.
  var expectedByteCount: Int? { get }

  /// Fills the start of `buffer`; returns how many bytes were read, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int
}
