// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The picture in README shows what the command prints.
@Suite struct PictureGeneratedFilesTests {
  @Test func `The picture of the terminal is that of a run`() throws {
    let folder = try TemporaryFolder()
    let drawn = folder.path("jsonlcheck.svg")
    let run = try CommandRun(
      script: "scripts/make-terminal-picture '\(CommandRun.folder.path)' '\(drawn)'")
    try #require(run.status == 0, "\(run.errors)")
    let bytes = try #require(folder.bytes(of: "jsonlcheck.svg"))
    let path = "docs/pictures/jsonlcheck.svg"
    let committed = URL(filePath: "\(repositoryRoot)/\(path)")
    if ProcessInfo.processInfo.environment["UPDATE"] == "1" {
      try Data(bytes).write(to: committed)
    }
    let isFresh = try Array(Data(contentsOf: committed)) == bytes
    #expect(isFresh, "\(path) is stale: run `make docs`")
    // Well-formed, and everything from the data is text.
    let judge = try CommandRun(
      script:
        "python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' '\(drawn)'")
    #expect(judge.status == 0, "\(judge.errors)")
  }
}
