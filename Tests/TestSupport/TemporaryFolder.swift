// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A folder that is removed with this object.
public final class TemporaryFolder {
  /// Its absolute path, without links.
  public let path: String

  /// Makes the folder.
  public init() throws {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("jsonl-tools-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Returns the path of a name in the folder.
  public func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file into the folder, and the folders above it.
  @discardableResult
  public func write(_ bytes: some Collection<UInt8>, to name: String) throws -> String {
    let url = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  /// Returns the bytes of a file; nil when there is none.
  public func bytes(of name: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(fileURLWithPath: path(name)))).map(Array.init)
  }

  /// Returns the text of a file; nil when there is none.
  public func text(of name: String) -> String? {
    bytes(of: name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// All names in the folder and those below, in their order; folders are left out.
  public var names: [String] {
    let all = FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []
    return all.filter { name in
      var isFolder: ObjCBool = false
      return unsafe FileManager.default.fileExists(atPath: path(name), isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }
}
