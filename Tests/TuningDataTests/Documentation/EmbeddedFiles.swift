// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// A Swift file that holds the files of a folder.
struct EmbeddedFiles {
  /// The name of the type that holds them.
  let type: String
  /// The folder in the repository.
  let folder: String
  /// How the names of the files end.
  var ending = ".yaml"

  /// Expects the Swift file at `path` to hold the files as they are.
  func expect(at path: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(repositoryRoot)/\(folder)")
      .filter { $0.hasSuffix(ending) }.sorted()
    let entries = try names.map { name in
      let text = try String(
        contentsOfFile: "\(repositoryRoot)/\(folder)/\(name)", encoding: .utf8)
      return "    (\"\(folder)/\(name)\", #\"\"\"\n\(text)\"\"\"#),\n"
    }
    try GeneratedFile(path: path).expect(
      """
      // SPDX-License-Identifier: Apache-2.0
      // swift-format-ignore-file
      // Generated from \(folder); to renew it: make docs

      /// The files of `\(folder)` as they were when the package was built.
      enum \(type) {
        static let files: [(name: String, text: String)] = [
      \(entries.joined())  ]
      }

      """)
  }
}
