// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// A page of the documentation, as far as the tests read it.
struct MarkdownPage: Sendable, CustomStringConvertible {
  /// Its path from the top of the repository.
  let path: String
  let lines: [String]
  let blocks: [Block]

  /// A fenced block.
  struct Block: Sendable {
    var language: String
    /// Where its first line is among the page's.
    var start: Int
    var lines: [String]
    /// Why it is not run, as `<!-- not run: … -->` above it says.
    var reason: String?
  }

  var description: String { path }

  init(path: String) throws {
    let text = try String(contentsOfFile: "\(repositoryRoot)/\(path)", encoding: .utf8)
    self.init(path: path, text: text)
  }

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    blocks = MarkdownPage.blocks(lines)
  }

  private static func blocks(_ lines: [String]) -> [Block] {
    var blocks: [Block] = []
    var open: (block: Block, indent: Int)?
    for (index, line) in lines.enumerated() {
      let text = line.drop { $0 == " " }
      let indent = line.count - text.count
      if let (block, indent) = open {
        if text == "```" {
          blocks.append(block)
          open = nil
        } else {
          open?.block.lines.append(String(line.dropFirst(min(indent, line.count))))
        }
      } else if text.hasPrefix("```") {
        let above = lines[..<index].last { !$0.allSatisfy { $0 == " " } }
        let reason = above?.firstMatch(of: /<!-- not run: (.+) -->$/).map { String($0.output.1) }
        open = (
          Block(language: String(text.dropFirst(3)), start: index + 1, lines: [], reason: reason),
          indent
        )
      }
    }
    return blocks
  }

  /// The lines outside of fenced blocks; those inside are empty.
  var prose: [String] {
    var prose = lines
    for block in blocks {
      for index in block.start - 1...block.start + block.lines.count { prose[index] = "" }
    }
    return prose
  }

  /// The pieces of code in the text, with the lines they are in, from 1.
  var codeSpans: [(line: Int, code: String)] {
    prose.enumerated().flatMap { index, line in
      line.matches(of: /`([^`]+)`/).map {
        (index + 1, String($0.output.1).replacing("\\|", with: "|"))
      }
    }
  }

  /// What links point at, with the lines they are in, from 1.
  var links: [(line: Int, target: String)] {
    prose.enumerated().flatMap { index, line in
      let text = line.replacing(/`[^`]*`/, with: "code")
      return text.matches(of: /\]\(([^()\s]+)\)|(?:src|href|srcset)="([^"]+)"/).map {
        (index + 1, String($0.output.1 ?? $0.output.2 ?? ""))
      }
    }
  }

  /// The anchors of the headings, as GitHub makes them.
  var anchors: Set<String> {
    var anchors: Set<String> = []
    for line in prose {
      guard let heading = line.firstMatch(of: /^#+ (.*)$/)?.output.1 else { continue }
      let text = heading.replacing(/\[([^\]]*)\]\([^)]*\)/, with: { String($0.output.1) })
      let slug = text.lowercased().unicodeScalars.compactMap { scalar -> String? in
        if scalar == " " { return "-" }
        let isKept = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        return isKept || scalar == "-" || scalar == "_" ? String(scalar) : nil
      }.joined()
      var (anchor, count) = (slug, 0)
      while !anchors.insert(anchor).inserted {
        count += 1
        anchor = "\(slug)-\(count)"
      }
    }
    return anchors
  }
}

extension MarkdownPage {
  /// All pages that people write.
  static let all: [MarkdownPage] = {
    let folder = URL(filePath: "\(repositoryRoot)/docs")
    let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    let paths = names.filter { $0.hasSuffix(".md") && !$0.hasPrefix("rules/") }
    return (["README.md", "CONTRIBUTING.md"] + paths.sorted().map { "docs/\($0)" })
      .compactMap { try? MarkdownPage(path: $0) }
  }()

  /// The pages of the rules, which are made from the rules.
  static let rules: [MarkdownPage] = {
    let folder = "\(repositoryRoot)/docs/rules"
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted()
      .compactMap { try? MarkdownPage(path: "docs/rules/\($0)") }
  }()
}
