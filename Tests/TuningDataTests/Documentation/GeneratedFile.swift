// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// A file in the repository whose whole content follows from something else.
///
/// Tests that expect such files are in suites with `GeneratedFiles` in their names, so that
/// `make docs` finds them.
struct GeneratedFile {
  /// The path in the repository.
  let path: String

  private static let isUpdating = ProcessInfo.processInfo.environment["UPDATE"] == "1"

  private var url: URL { URL(filePath: repositoryRoot).appending(path: path) }

  /// Compares the file with `content`, or writes it when `UPDATE` is set in the environment.
  func expect(_ content: String) throws {
    let isFresh = try renew(Data(content.utf8))
    #expect(isFresh, "\(path) is stale: run `make docs`")
  }

  /// Compares all files of `folder` with `files`, paths in the folder with contents; or writes them
  /// and removes all others.
  static func expect(_ files: [(path: String, content: Data)], areAllOf folder: String) throws {
    let wanted = files.map { (file: GeneratedFile(path: "\(folder)/\($0.path)"), $0.content) }
    let stale = try wanted.filter { try !$0.file.renew($0.1) }.map(\.file.path)
    let found = try FileManager.default.subpathsOfDirectory(atPath: "\(repositoryRoot)/\(folder)")
      .map { "\(folder)/\($0)" }.filter { !URL(filePath: $0).pathExtension.isEmpty }
    let surplus = Set(found).subtracting(wanted.map(\.file.path)).sorted()
    if isUpdating {
      for path in surplus { try FileManager.default.removeItem(at: GeneratedFile(path: path).url) }
    } else {
      #expect(stale.isEmpty && surplus.isEmpty, "\(folder) is stale: run `make docs`")
    }
  }

  /// Writes the file when updating; returns whether it has the content.
  private func renew(_ content: Data) throws -> Bool {
    if (try? Data(contentsOf: url)) == content { return true }
    guard Self.isUpdating else { return false }
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try content.write(to: url)
    return true
  }
}
