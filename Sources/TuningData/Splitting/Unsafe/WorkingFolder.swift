// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The folder that relative paths start from.
enum WorkingFolder {
  /// Its absolute path; nil when it has been removed.
  static var path: String? {
    guard let found = unsafe realpath(".", nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }
}
