// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import TuningData

/// Pages that are written by hand could fall behind what they tell of.
@Suite struct PageTests {
  private let pages: [(path: String, text: String)]

  init() throws {
    let folder = "\(repositoryRoot)/docs"
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".md") }
    pages = try paths.map { ($0, try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)) }
  }

  @Test func `Rules that pages name exist`() {
    let groups = Set(RuleCatalogue.rules.map(\.group))
    for (path, text) in pages {
      for match in text.matches(of: /`([a-z]+)\/([a-z0-9-]+)`/) where groups.contains("\(match.1)")
      {
        let id = "\(match.1)/\(match.2)"
        #expect(RuleCatalogue.rule(id) != nil, "\(path) names \(id)")
      }
    }
  }
}
