// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The manual pages, as `make install` writes them.
@Suite struct ManualTests {
  private let folder: TemporaryFolder
  private let pages: [String]

  init() throws {
    folder = try TemporaryFolder()
    let run = try CommandRun(
      script: "scripts/write-manual '\(CommandRun.folder.path)' '\(folder.path)'")
    try #require(run.status == 0, "\(run.errors)")
    pages = folder.names.map { String($0.dropLast(2)) }.sorted()
  }

  private func text(_ page: String) throws -> String {
    try #require(folder.text(of: page + ".1"))
  }

  @Test func `There is a page for every command and subcommand`() throws {
    #expect(
      pages == [
        "jsonlcheck", "jsonlcheck-init", "jsonlsplit", "jsonltokens", "jsonltokens-cost",
        "jsonltokens-count",
        "jsonltokens-encode", "jsonltokens-fetch", "jsonltokens-models", "jsonltokens-preview",
        "jsonltokens-render",
      ])
    for page in pages {
      let text = try text(page)
      let sections = text.matches(of: /(?m)^\.Sh (.*)$/).map { String($0.output.1) }
      let order = [
        "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "ENVIRONMENT", "FILES", "EXIT STATUS",
        "EXAMPLES", "SEE ALSO",
      ]
      #expect(sections == order.filter(sections.contains), "\(page)")
      #expect(Set(order).subtracting(sections).isSubset(of: ["ENVIRONMENT", "FILES"]), "\(page)")
    }
  }

  @Test func `Every option in the help is on the page`() throws {
    for page in pages {
      let words = page.split(separator: "-").map(String.init)
      let help = try CommandRun(words[0], words.dropFirst() + ["--help"])
      #expect(help.status == 0 && help.output.contains("--help"))
      let entries = try text(page).replacing(/\s,\s/, with: "\n.It ")
      for option in help.output.matches(of: /(?m)^  (?:-\w, )?--([a-z-]+)/) {
        #expect(
          entries.contains(try Regex("\\.It Fl -\(option.output.1)(\\s|$)")), "\(option.output.0)")
      }
    }
  }

  @Test func `What pages refer to is there`() throws {
    for page in pages {
      for reference in try text(page).matches(of: /\.Xr (\S+) 1/) {
        #expect(pages.contains(String(reference.output.1)) && reference.output.1 != page)
      }
    }
  }

  @Test(.enabled(if: CommandRun.has("mandoc"), "needs mandoc: run `scripts/bootstrap --test`"))
  func `mandoc has nothing to say`() throws {
    let run = try CommandRun(script: "mandoc -T lint -W warning '\(folder.path)'/*.1")
    #expect(run.output + run.errors == "")
    #expect(run.status == 0)
  }

  @Test(.enabled(if: CommandRun.has("groff"), "needs groff"))
  func `groff has nothing to say`() throws {
    let run = try CommandRun(
      script: "for page in '\(folder.path)'/*.1; do groff -ww -k -mandoc -Tutf8 -z \"$page\"; done")
    #expect(run.output + run.errors == "")
  }
}
