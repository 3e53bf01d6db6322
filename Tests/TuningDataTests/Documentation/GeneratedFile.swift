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

  /// Whether files are to be written instead of compared.
  static let isUpdating = ProcessInfo.processInfo.environment["UPDATE"] == "1"

  private var url: URL { URL(filePath: repositoryRoot).appending(path: path) }

  /// Compares the file with `content`, or writes it when updating.
  func expect(_ content: String) throws {
    try expect(Data(content.utf8))
  }

  /// Compares the file with `content`, or writes it when updating.
  func expect(_ content: Data) throws {
    let isFresh = (try? Data(contentsOf: url)) == content
    guard Self.isUpdating, !isFresh else {
      #expect(isFresh, "\(path) is stale: run `make docs`")
      return
    }
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try content.write(to: url)
  }

  /// Expects `folder` to hold these files and no others, or removes the others when updating.
  static func expect(_ paths: [String], areAllOf folder: String) throws {
    let found = try? FileManager.default.subpathsOfDirectory(atPath: "\(repositoryRoot)/\(folder)")
      .map { "\(folder)/\($0)" }.filter { !URL(filePath: $0).pathExtension.isEmpty }
    for path in Set(found ?? []).subtracting(paths).sorted() {
      guard isUpdating else {
        Issue.record("\(path) is left over: run `make docs`")
        continue
      }
      try FileManager.default.removeItem(atPath: "\(repositoryRoot)/\(path)")
    }
  }
}
