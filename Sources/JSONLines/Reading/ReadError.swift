// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Why an input could not be read to its end.
public struct ReadError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The causes that are told apart.
  public enum Cause: Sendable, Equatable {
    /// The operating system refused; the number is `errno`.
    case system(Int32)
    /// A regular file had another length when it was read than when it was opened.
    case changed(expected: Int, read: Int)
    /// A compressed input cannot be unpacked.
    case compression(CompressionFault)
  }

  /// The input as the user named it.
  public var path: String
  /// What happened.
  public var cause: Cause

  /// Creates an error.
  public init(path: String, cause: Cause) {
    self.path = path
    self.cause = cause
  }

  /// The error in a sentence, with what to do where that is known.
  public var description: String {
    switch cause {
    case .system(ENOENT): "\(path): no such file"
    case .system(EISDIR): "\(path): is a directory; name the .jsonl files in it"
    case .system(EACCES): "\(path): permission denied"
    case .system(let number): "\(path): \(ReadError.text(number))"
    case .changed(let expected, let read):
      "\(path): changed while being read (\(expected) bytes when opened, \(read) read); "
        + "run again when nothing writes to it"
    case .compression(let fault): "\(path): \(fault)"
    }
  }

  private static func text(_ number: Int32) -> String {
    unsafe String(cString: strerror(number))
  }
}
