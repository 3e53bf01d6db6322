// SPDX-License-Identifier: Apache-2.0

internal import CZlib

/// Packs a gzip member by way of zlib; without a name or time in it, so that equal contents give
/// equal files.
///
/// Soundness: as in `GzipDecoder`.
@safe final class GzipEncoder: StreamEncoder {
  private let stream: UnsafeMutablePointer<z_stream>

  init(level: Int32) throws(CodingFailure) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe czlib_start_writing_gzip(stream, level) == Z_OK else {
      unsafe stream.deallocate()
      throw CodingFailure(cause: .outOfMemory)
    }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  func encode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) throws(CodingFailure) -> CodingStep {
    let (offered, room) = (unsafe input.clampedCount, unsafe output.clampedCount)
    let isWhole = Int(offered) == input.count
    unsafe stream.pointee.next_in = UnsafeMutableRawPointer(mutating: input.baseAddress)?
      .assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_in = offered
    unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = room
    let status = unsafe deflate(stream, isLast && isWhole ? Z_FINISH : Z_NO_FLUSH)
    guard [Z_OK, Z_BUF_ERROR, Z_STREAM_END].contains(status) else {
      throw CodingFailure(cause: .corrupt("zlib's status \(status)"))
    }
    return unsafe CodingStep(
      consumed: Int(offered - stream.pointee.avail_in),
      produced: Int(room - stream.pointee.avail_out), isAtEnd: status == Z_STREAM_END)
  }
}
