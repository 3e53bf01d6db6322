// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What a command tells the shell, the same for all commands.
public enum ExitStatus: Int32, Sendable {
  /// The work is done and nothing stands in the way.
  case clean = 0
  /// The work is done and faults were found.
  case findings = 1
  /// The work could not be done: bad arguments, an unreadable file, a broken configuration.
  case failure = 2

  /// Ends the process with this status.
  func endProcess() -> Never { exit(rawValue) }
}
