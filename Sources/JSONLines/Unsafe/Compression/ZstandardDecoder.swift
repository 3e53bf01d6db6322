// SPDX-License-Identifier: Apache-2.0

internal import CZstd

/// Unpacks Zstandard frames by way of libzstd.
///
/// Soundness: the context belongs to this object alone; the structures with pointers live for one
/// call.
@safe final class ZstandardDecoder: StreamDecoder {
  private let context: OpaquePointer

  init() throws(CodingFailure) {
    guard let context = unsafe ZSTD_createDCtx() else {
      throw CodingFailure(cause: .outOfMemory)
    }
    unsafe self.context = context
    let limit = Int32(CompressionFault.maximumWindow.trailingZeroBitCount)
    _ = unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, limit)
  }

  deinit { unsafe ZSTD_freeDCtx(context) }

  func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(CodingFailure) -> CodingStep {
    var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let result = unsafe ZSTD_decompressStream(context, &target, &source)
    if ZSTD_isError(result) != 0 {
      throw CodingFailure(cause: ZstandardDecoder.cause(result))
    }
    // Without input and output, 0 says only that no frame has begun.
    let isIdle = unsafe source.pos == 0 && target.pos == 0
    return unsafe CodingStep(
      consumed: source.pos, produced: target.pos, isAtEnd: result == 0 && !isIdle)
  }

  private static func cause(_ result: Int) -> CompressionFault.Cause {
    switch ZSTD_getErrorCode(result) {
    case ZSTD_error_frameParameter_windowTooLarge: .windowTooLarge
    case ZSTD_error_dictionary_wrong: .needsDictionary
    case ZSTD_error_memory_allocation: .outOfMemory
    default: unsafe .corrupt(String(cString: ZSTD_getErrorName(result)))
    }
  }
}
