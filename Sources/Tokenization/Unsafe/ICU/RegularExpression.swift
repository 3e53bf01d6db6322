// SPDX-License-Identifier: Apache-2.0

internal import CICU

/// A regular expression of an unknown tokenizer, run by ICU; one for each worker.
@safe final class RegularExpression {
  /// The work on a text was given up.
  enum Exhausted: Error {
    /// A search would have taken too long.
    case time
    /// The text would have become too long.
    case room
  }

  private let handle: OpaquePointer

  /// Compiles a pattern in the syntax of Oniguruma.
  ///
  /// - Throws: `VocabularyFault` when the pattern is none, or one that ICU cannot run.
  convenience init(_ pattern: String) throws(VocabularyFault) {
    try self.init(translated: PatternTranslation.translate(pattern))
  }

  /// Compiles a pattern in the syntax of ICU.
  init(translated pattern: String) throws(VocabularyFault) {
    // About a second of work for each search.
    let limit: Int32 = 1_000
    var pattern = pattern
    var message: UnsafePointer<CChar>?
    let handle = pattern.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe cicu_regex_open(characters.baseAddress, characters.count, limit, &message)
      }
    }
    guard let handle = unsafe handle else {
      let reason = unsafe message.map { unsafe String(cString: $0) } ?? "unknown"
      throw VocabularyFault("has a pattern that cannot be compiled (\(reason))")
    }
    unsafe self.handle = unsafe handle
  }

  deinit { unsafe cicu_regex_close(handle) }

  /// Returns the places of all matches in a text, in bytes.
  func matches(in text: [UInt8]) throws(Exhausted) -> [Range<Int>] {
    // The reference finds nothing in nothing.
    guard !text.isEmpty else { return [] }
    var found: [Range<Int>] = []
    var isExhausted = false
    unsafe text.withUnsafeBufferPointer { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        guard unsafe cicu_regex_set_text(handle, characters.baseAddress, characters.count) else {
          isExhausted = true
          return
        }
        var start: Int64 = 0
        var end: Int64 = 0
        while true {
          let result = unsafe cicu_regex_next(handle, &start, &end)
          isExhausted = result < 0
          guard result > 0 else { return }
          // Right behind a match there is no empty one.
          if start == end, found.last?.upperBound == Int(start) { continue }
          found.append(Int(start)..<Int(end))
        }
      }
    }
    if isExhausted { throw .time }
    return found
  }
}
