// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Where a file is, in words: the folders from the root, without `.` and `..`; links are not followed.
package struct PathName: Sendable, Hashable {
  /// The folders from the root, and the name.
  private let parts: [String]

  private init(parts: [String]) { self.parts = parts }

  /// Reads a path; one that does not start with `/` counts from the folder the process works in.
  package init(_ path: String) {
    var parts: [String] = []
    let whole = path.hasPrefix("/") ? path : "\(PathName.workingFolder)/\(path)"
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    self.parts = parts
  }

  /// The folder it is in; the root is in itself.
  package var folder: PathName { PathName(parts: parts.dropLast()) }

  /// The last part; empty for the root.
  package var name: String { parts.last ?? "" }

  /// Whether it is the root of the file system.
  package var isRoot: Bool { parts.isEmpty }

  /// The whole path.
  package var text: String { "/" + parts.joined(separator: "/") }

  /// Returns the path of something in this folder.
  package func appending(_ name: String) -> PathName { PathName(parts: parts + [name]) }

  /// Returns the path as it reads from a folder, with `..` where it is not below it.
  package func text(from folder: PathName) -> String {
    let common = zip(parts, folder.parts).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: folder.parts.count - common)
    return (up + parts[common...]).joined(separator: "/")
  }

  /// Whether there is something of this name.
  package var exists: Bool { unsafe access(text, F_OK) == 0 }

  /// What it is when all links are followed; nil when there is nothing.
  package var target: PathName? {
    guard let path = unsafe realpath(text, nil) else { return nil }
    defer { unsafe free(path) }
    return unsafe PathName(String(cString: path))
  }

  /// Whether it is a regular file, links followed.
  package var isFile: Bool { mode.map { $0 & S_IFMT == S_IFREG } ?? false }

  /// Whether it is a folder that every user may write into, such as that for temporary files.
  package var isOpenToAll: Bool { mode.map { $0 & S_IWOTH != 0 } ?? false }

  private var mode: mode_t? {
    var status = stat()
    return unsafe stat(text, &status) == 0 ? status.st_mode : nil
  }

  private static var workingFolder: String {
    guard let path = unsafe getcwd(nil, 0) else { return "/" }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }
}
