// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Where an output is to lie in the end.
struct OutputTarget {
  /// The path as it was given.
  let path: String
  /// The folder, absolute and without links.
  let folder: String
  let name: String

  /// Finds out what `path` means; a link to a file means that file.
  init(_ path: String) throws(OutputError) {
    self.path = path
    var path = path
    if FileSystem.kind(path) == .link {
      guard let real = FileSystem.realPath(path) else {
        throw OutputError(path: path, cause: .notRegular)
      }
      path = real
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last.map(String.init), OutputTarget.isName(name) else {
      throw OutputError(path: path, cause: .notRegular)
    }
    self.name = name
    let start = parts.dropLast().joined(separator: "/")
    let parent = parts.count == 1 ? "." : start.isEmpty ? "/" : start
    guard let folder = FileSystem.realPath(parent) else {
      guard errno == ENOENT || errno == ENOTDIR else {
        throw OutputError(path: self.path, cause: .system(errno))
      }
      throw OutputError(path: self.path, cause: .noFolder(parent))
    }
    self.folder = folder
  }

  /// The path without links.
  var realPath: String { OutputTarget.path(folder, name) }

  /// Returns the path of a name in a folder.
  static func path(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// What the names of files start with that belong to this output for a while.
  var passingPrefix: String { OutputTarget.passingPrefix(for: name) }

  private static func passingPrefix(for name: String) -> String {
    // Names have at most 255 bytes, and the end needs some of them.
    var start = Substring(name)
    while start.utf8.count > 200 { start.removeLast() }
    return ".\(start)."
  }

  /// Returns what a run calls its file of this index on its way to `name`.
  static func passingName(
    for name: String, _ id: String, _ index: Int, _ ending: String
  ) -> String {
    "\(passingPrefix(for: name))\(id)-\(index).\(ending)"
  }

  /// Whether `name` can be that of a file in a folder.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && !name.utf8.contains(UInt8(ascii: "/"))
  }
}
