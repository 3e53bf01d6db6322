// SPDX-License-Identifier: Apache-2.0

internal import CICU

extension NormalizationForm {
  /// Returns the text in this form; ill-formed text, and text of more than 256 MB, as it is.
  func normalize(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard let first = normalize(text, capacity: text.count + 16) else { return Array(text) }
    guard case .tooLong(let needed) = first else { return first.bytes }
    return normalize(text, capacity: needed)?.bytes ?? Array(text)
  }

  private enum Attempt {
    case done([UInt8])
    case tooLong(Int)

    var bytes: [UInt8] {
      guard case .done(let bytes) = self else { return [] }
      return bytes
    }
  }

  private func normalize(_ text: ArraySlice<UInt8>, capacity: Int) -> Attempt? {
    var length = 0
    let bytes = unsafe text.withUnsafeBytes { source in
      unsafe [UInt8](unsafeUninitializedCapacity: capacity) { room, count in
        length = unsafe Int(
          cicu_normalize(
            rawValue, source.baseAddress?.assumingMemoryBound(to: CChar.self), source.count,
            UnsafeMutableRawPointer(room.baseAddress)?.assumingMemoryBound(to: CChar.self),
            capacity))
        count = max(0, min(length, capacity))
      }
    }
    guard length >= 0 else { return nil }
    return length <= capacity ? .done(bytes) : .tooLong(length)
  }
}
