// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Standard output or standard error, written without buffering.
public struct StandardStream: Sendable {
  /// Where results go.
  public static let output = StandardStream(descriptor: STDOUT_FILENO)
  /// Where trouble and progress go.
  public static let error = StandardStream(descriptor: STDERR_FILENO)

  /// Why not everything could be written.
  public enum Failure: Error, Equatable {
    /// The reader has gone, as in `… | head`: nothing is wrong.
    case closed
    /// The operating system refused, for example because the disk is full.
    case system(String)
  }

  let descriptor: Int32

  /// Whether a person looks at it.
  public var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes all of `text`.
  ///
  /// - Throws: `Failure` when not all of it could be written.
  public func write(_ text: String) throws(Failure) {
    // The reader of a pipe may leave; that is told by the result, not by a signal.
    signal(SIGPIPE, SIG_IGN)
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { bytes in
        unsafe systemWrite(descriptor, bytes.baseAddress, bytes.count)
      }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno == EPIPE {
        // Nobody who reads messages is no reason to end: the exit status tells as well.
        if descriptor == STDERR_FILENO { return }
        throw .closed
      } else if errno != EINTR {
        throw unsafe .system(String(cString: strerror(errno)))
      }
    }
  }
}

extension StandardStream {
  /// Writes a report whose outcome is an exit status: a reader that has seen enough does not change it.
  ///
  /// - Throws: `Failure.system` when the operating system refuses.
  public func writeReport(_ text: String) throws(Failure) {
    do throws(Failure) {
      try write(text)
    } catch  where error == .closed {
      return
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}
