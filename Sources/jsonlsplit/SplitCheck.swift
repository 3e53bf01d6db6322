// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import JSONLines
import TuningData

/// Whether the files of splits are still what their manifests say: `--verify`.
struct SplitCheck {
  let paths: [String]
  let quiet: Bool

  /// Looks at every manifest, whatever is wrong with another, and tells the worst outcome.
  func run() throws -> ExitStatus {
    var status = ExitStatus.clean
    for path in paths {
      let outcome = try check(path)
      if outcome.rawValue > status.rawValue { status = outcome }
    }
    return status
  }

  private func check(_ path: String) throws -> ExitStatus {
    let manifest: SplitManifest
    do {
      manifest = try SplitManifest(try WholeFile.read(path), path: path)
    } catch {
      try complain("\(error)")
      return .failure
    }
    var status = ExitStatus.clean
    for (file, outcome) in SplitVerification(manifest, at: path).files {
      let name = VisibleText(file).text
      switch outcome {
      case .same:
        if !quiet { try StandardStream.output.writeReport("\(name): as it was written\n") }
      case .different(let how):
        try StandardStream.output.writeReport("\(name): \(how)\n")
        if status == .clean { status = .findings }
      case .unreadable(let reason):
        try complain(reason)
        status = .failure
      }
    }
    return status
  }

  private func complain(_ reason: String) throws {
    try StandardStream.error.write("jsonlsplit: \(VisibleText(reason).text)\n")
  }
}
