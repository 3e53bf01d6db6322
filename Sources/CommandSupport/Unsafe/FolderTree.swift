// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The regular files in a folder and below; links are not followed, what is hidden is left out.
///
/// Soundness: pointers into what the C library returns are used before the next call to it.
public struct FolderTree {
  private let mostEntries: Int
  private var seen = 0
  private var found: [String] = []

  /// Looks for files.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - mostEntries: After so many names the search ends.
  ///   - skipped: Names of folders that are not looked into.
  ///   - isWanted: Whether a file of this name is looked for.
  /// - Returns: The paths of the files whose names fit, in their order.
  /// - Throws: `CommandError` when the folder itself cannot be read.
  public static func files(
    in path: String, mostEntries: Int, skipping skipped: Set<String>,
    where isWanted: (String) -> Bool
  ) throws(CommandError) -> [String] {
    var tree = FolderTree(mostEntries: mostEntries)
    guard let names = tree.names(in: path) else {
      throw CommandError("cannot read '\(path)': \(unsafe String(cString: strerror(errno)))")
    }
    tree.walk(names, path == "." ? "" : path.hasSuffix("/") ? path : path + "/", skipped, isWanted)
    return tree.found
  }

  private init(mostEntries: Int) { self.mostEntries = mostEntries }

  private mutating func walk(
    _ names: [String], _ prefix: String, _ skipped: Set<String>, _ isWanted: (String) -> Bool
  ) {
    for name in names where !name.hasPrefix(".") {
      seen += 1
      guard seen <= mostEntries else { return }
      let path = prefix + name
      var status = stat()
      guard unsafe lstat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFREG, isWanted(name) { found.append(path) }
      guard status.st_mode & S_IFMT == S_IFDIR, !skipped.contains(name),
        let inner = self.names(in: path)
      else { continue }
      walk(inner, path + "/", skipped, isWanted)
    }
  }

  private func names(in path: String) -> [String]? {
    guard let folder = unsafe opendir(path) else { return nil }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      names.append(
        unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
          let capacity = unsafe MemoryLayout.size(ofValue: name.pointee)
          return unsafe name.withMemoryRebound(to: CChar.self, capacity: capacity) {
            unsafe String(cString: $0)
          }
        })
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }
}
