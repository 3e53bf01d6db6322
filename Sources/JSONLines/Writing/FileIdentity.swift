// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Which file a path means, whatever links lead to it.
public struct FileIdentity: Sendable, Hashable {
  private let device: UInt64
  private let file: UInt64

  /// Looks at the file at `path`, or at standard input for "-"; nil when there is none.
  public init?(path: String) {
    var status = stat()
    let result =
      path == "-" ? unsafe fstat(STDIN_FILENO, &status) : unsafe stat(path, &status)
    guard result == 0 else { return nil }
    self.init(status)
  }

  /// The identity as a journal spells it.
  var spelling: String { "\(device):\(file)" }

  /// Whether `spelling` is that of this file; devices may have other numbers after a restart.
  func isSpelled(_ spelling: String) -> Bool {
    spelling.utf8.split(separator: UInt8(ascii: ":")).last.map(Substring.init) == "\(file)"
  }

  /// Looks at what has the name `path`, be it a link; nil when there is nothing.
  init?(nameOnly path: String) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    file = UInt64(truncatingIfNeeded: status.st_ino)
  }
}
