// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Links between pages lead somewhere.
@Suite struct DocumentedLinkTests {
  /// Pages that the index may name before they are there.
  private static let expected: Set = ["docs/ci.md", "docs/configuration.md"]

  @Test(arguments: MarkdownPage.all + MarkdownPage.rules)
  func `Every link leads to a file, and to a heading in it`(_ page: MarkdownPage) throws {
    for (line, target) in page.links where !target.contains("://") && !target.hasPrefix("mailto:") {
      let place: Comment = "\(page.path):\(line): \(target)"
      let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let base = URL(filePath: "\(repositoryRoot)/\(page.path)")
      let file =
        parts[0].isEmpty
        ? base : base.deletingLastPathComponent().appending(path: String(parts[0])).standardized
      let isExpected =
        page.path == "docs/README.md" && Self.expected.contains { file.path.hasSuffix("/\($0)") }
      #expect(isExpected || FileManager.default.fileExists(atPath: file.path), place)
      guard parts.count > 1, file.pathExtension == "md" else { continue }
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      #expect(MarkdownPage(path: "", text: text).anchors.contains(String(parts[1])), place)
    }
  }

  @Test func `The index names every page`() throws {
    let index = try MarkdownPage(path: "docs/README.md")
    let named = Set(index.links.map(\.target))
    for page in MarkdownPage.all where page.path.hasPrefix("docs/") && page.path != index.path {
      let path = page.path.dropFirst("docs/".count)
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      let isNamed =
        named.contains(String(path)) || named.contains { !folder.isEmpty && $0.hasPrefix(folder) }
      #expect(isNamed, "\(page.path) is not in docs/README.md")
    }
  }
}
