// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Why the temporary file of a sort could not be used.
public struct SpillError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The folder that the file is in.
  public let directory: String
  /// The number that the operating system gave, `errno`.
  public let code: Int32

  /// The error in a sentence, with what to do.
  public var description: String {
    let reason = unsafe String(cString: strerror(code))
    return "cannot keep temporary data in \(directory): \(reason); "
      + "allow more with --memory, or name another folder with TMPDIR"
  }
}
