// SPDX-License-Identifier: Apache-2.0

internal import CZlib

/// Unpacks gzip members by way of zlib.
///
/// Soundness: zlib keeps a pointer to the `z_stream`, which therefore has its own memory for as long
/// as the object lives; pointers to input and output are set anew in every call.
@safe final class GzipDecoder: StreamDecoder {
  private let stream: UnsafeMutablePointer<z_stream>
  private var isAtEnd = false

  init() throws(CodingFailure) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe czlib_start_reading_gzip(stream) == Z_OK else {
      unsafe stream.deallocate()
      throw CodingFailure(cause: .outOfMemory)
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(CodingFailure) -> CodingStep {
    if isAtEnd { unsafe inflateReset(stream) }
    isAtEnd = false
    let (offered, room) = (unsafe input.clampedCount, unsafe output.clampedCount)
    unsafe stream.pointee.next_in = UnsafeMutableRawPointer(mutating: input.baseAddress)?
      .assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_in = offered
    unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = room
    let status = unsafe inflate(stream, Z_NO_FLUSH)
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isAtEnd = true
    case Z_MEM_ERROR: throw CodingFailure(cause: .outOfMemory)
    default:
      let words = unsafe stream.pointee.msg.map { unsafe String(cString: $0) }
      throw CodingFailure(cause: .corrupt(words ?? "zlib's status \(status)"))
    }
    return unsafe CodingStep(
      consumed: Int(offered - stream.pointee.avail_in),
      produced: Int(room - stream.pointee.avail_out), isAtEnd: isAtEnd)
  }
}

extension UnsafeRawBufferPointer {
  /// The length, as far as zlib can take it at once.
  var clampedCount: UInt32 { UInt32(clamping: count) }
}

extension UnsafeMutableRawBufferPointer {
  /// The length, as far as zlib can take it at once.
  var clampedCount: UInt32 { UInt32(clamping: count) }
}
