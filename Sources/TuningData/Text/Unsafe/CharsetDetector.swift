// SPDX-License-Identifier: Apache-2.0

internal import CICU

/// Returns a guess of ICU's for the encoding of `bytes`, under ICU's own name; rank 0 is the best.
///
/// Soundness: the buffers outlive the call, their sizes are passed with them, and the name is read
/// only after the call says that it wrote one and ended it with a zero.
func detectCharset(_ bytes: Span<UInt8>, rank: Int32) -> (name: String, confidence: Int)? {
  var name = [CChar](repeating: 0, count: 64)
  var confidence: Int32 = 0
  let isFound = unsafe bytes.withUnsafeBytes { bytes in
    unsafe cicu_detect_charset(
      bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, rank, &name,
      name.count, &confidence)
  }
  guard isFound else { return nil }
  let letters = name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
  return (String(decoding: letters, as: UTF8.self), Int(confidence))
}
