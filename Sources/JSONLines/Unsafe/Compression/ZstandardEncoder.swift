// SPDX-License-Identifier: Apache-2.0

internal import CZstd

/// Packs a Zstandard frame by way of libzstd, with a check sum.
///
/// Soundness: as in `ZstandardDecoder`.
@safe final class ZstandardEncoder: StreamEncoder {
  private let context: OpaquePointer

  init(level: Int32) throws(CodingFailure) {
    guard let context = unsafe ZSTD_createCCtx() else {
      throw CodingFailure(cause: .outOfMemory)
    }
    unsafe self.context = context
    _ = unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)
    _ = unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit { unsafe ZSTD_freeCCtx(context) }

  func encode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) throws(CodingFailure) -> CodingStep {
    var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let operation = isLast ? ZSTD_e_end : ZSTD_e_continue
    let result = unsafe ZSTD_compressStream2(context, &target, &source, operation)
    if ZSTD_isError(result) != 0 {
      throw unsafe CodingFailure(cause: .corrupt(String(cString: ZSTD_getErrorName(result))))
    }
    return unsafe CodingStep(
      consumed: source.pos, produced: target.pos, isAtEnd: isLast && result == 0)
  }
}
