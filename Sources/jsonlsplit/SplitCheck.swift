// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import JSONLines
import TuningData

/// Whether the files of a split are still what its manifest says: `--verify`.
struct SplitCheck {
  let path: String
  let quiet: Bool

  func run() throws -> ExitStatus {
    let manifest = try SplitManifest(try WholeFile.read(path), path: path)
    let verification = SplitVerification(manifest, at: path)
    var status = ExitStatus.clean
    for (file, outcome) in verification.files {
      let name = VisibleText(file).text
      switch outcome {
      case .same:
        if !quiet { try StandardStream.output.writeReport("\(name): as it was written\n") }
      case .different(let how):
        try StandardStream.output.writeReport("\(name): \(how)\n")
        if status == .clean { status = .findings }
      case .unreadable(let reason):
        try StandardStream.error.write("jsonlsplit: \(VisibleText(reason).text)\n")
        status = .failure
      }
    }
    return status
  }
}
