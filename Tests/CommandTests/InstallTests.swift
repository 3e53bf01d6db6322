// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// `make install`, as packages use it.
@Suite struct InstallTests {
  @Test func `Built commands are installed with pages and completions, and nothing is built`()
    throws
  {
    let folder = try TemporaryFolder()
    let run = try CommandRun(
      script: """
        make install BIN='\(CommandRun.folder.path)' DESTDIR='\(folder.path)' PREFIX=/usr SWIFT=false
        """)
    try #require(run.status == 0, "\(run.errors)")
    let commands = ["jsonlcheck", "jsonlsplit", "jsonltokens"]
    let pages = ["cost", "count", "encode", "fetch", "models", "preview", "render"]
    let expected =
      commands.flatMap {
        [
          "bin/\($0)", "share/bash-completion/completions/\($0)",
          "share/fish/vendor_completions.d/\($0).fish", "share/man/man1/\($0).1",
          "share/zsh/site-functions/_\($0)",
        ]
      } + pages.map { "share/man/man1/jsonltokens-\($0).1" }
    #expect(folder.names == expected.map { "usr/\($0)" }.sorted())
    for name in folder.names { #expect(folder.bytes(of: name)?.isEmpty == false, "\(name)") }
    let version = try CommandRun(script: "'\(folder.path)/usr/bin/jsonlcheck' --version")
    #expect(version.status == 0)
  }
}
