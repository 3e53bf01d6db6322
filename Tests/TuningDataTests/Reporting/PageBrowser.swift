// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Headless Chromium, which looks at pages; see `page_browser.py`.
enum PageBrowser {
  /// What was seen of a page.
  struct Look: Decodable {
    /// What is wrong with it whatever its content is.
    let faults: [String]
    /// How many elements it has when it was loaded.
    let elements: Int
    /// The messages and frames that are shown then.
    let messages: [String]
    let frames: [String]
    /// All text that is shown then.
    let text: String
    /// How many controls there are, those that the tabulator key does not come to, and those that do
    /// not show that they have the focus; nil for very large pages.
    let controls: Int?
    let unreachable: [String]?
    let unmarked: [String]?
    /// The places on the first three pages and the last one of the first rule with several.
    let pages: [[String]]?
    /// The messages that are shown after that; nil when no rule has several pages.
    let later: [String]?
    /// What is left by each filter, and by none at last.
    let filtered: [Filtered]?
    /// What is shown without scripts.
    let bare: Bare
  }

  struct Filtered: Decodable {
    let status: String
    let rules: [String]
    let places: [String]
    let elements: Int
  }

  struct Bare: Decodable {
    let messages: [String]
    let controls: [String]
    let more: [String]
  }

  private static let python = "\(repositoryRoot)/.venv/bin/python"

  /// Lets tests be left out where there is no browser.
  static let isInstalled: ConditionTrait = .enabled(
    if: ["chromium", "chromium-browser"].contains { name in
      ["/usr/bin", "/usr/local/bin", "/snap/bin"].contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
      }
    } && FileManager.default.isExecutableFile(atPath: python),
    "needs Chromium: run `scripts/bootstrap --test`")

  /// Returns what is seen of pages, by their names; each is filtered by `words` one after the other.
  static func looks(_ pages: [String: String], words: [String] = []) throws -> [String: Look] {
    let folder = try TemporaryFolder()
    let arguments = try pages.map { name, text in
      "\(name)=\(try folder.write(Array(text.utf8), to: "\(name).html"))"
    }
    let answers = try folder.write([], to: "answers")
    let process = Process()
    process.executableURL = URL(filePath: python)
    let list = String(decoding: try JSONEncoder().encode(words), as: UTF8.self)
    process.arguments = ["Tests/TuningDataTests/Reporting/page_browser.py", list] + arguments
    process.currentDirectoryURL = URL(filePath: repositoryRoot)
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: answers))
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return try JSONDecoder().decode(
      [String: Look].self, from: Data(contentsOf: URL(filePath: answers)))
  }
}
