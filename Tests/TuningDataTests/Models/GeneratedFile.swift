// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A file in the repository whose whole content follows from something else.
struct GeneratedFile {
  let path: String

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Compares the file with `content`, or writes it when `UPDATE` is set in the environment.
  func expect(_ content: String, filter: String) throws {
    let url = Self.root.appending(path: path)
    if ProcessInfo.processInfo.environment["UPDATE"] == "1" {
      try Data(content.utf8).write(to: url)
      return
    }
    let found = try? String(contentsOf: url, encoding: .utf8)
    let isFresh = found == content
    #expect(isFresh, "\(path) is stale: run `UPDATE=1 swift test --filter \(filter)`")
  }
}
