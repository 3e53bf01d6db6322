// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import JSONLines
import TuningData

/// `jsonlcheck init`: a configuration and a hook for pre-commit, made for the files that are there.
struct JSONLCheckInit: ParsableCommand, Command {
  static let configuration = CommandConfiguration(
    commandName: "jsonlcheck init",
    abstract: "Write a jsonlcheck.yaml with comments, and a hook for pre-commit.",
    discussion: """
      Looks at the data files in the folder first. What is there already is not touched, but a hook is \
      added to a .pre-commit-config.yaml. Exit status: 0 done, 2 it could not be done.
      """)

  @Argument(help: "The folder of the project.", completion: .directory)
  var folder = "."

  @Flag(help: "Replace a configuration that is there.")
  var force = false

  @Flag(inversion: .prefixedNo, help: "Write a hook for pre-commit.")
  var preCommit = true

  func run() async throws -> ExitStatus {
    let configuration = path(CheckConfiguration.fileName)
    if PathName(configuration).exists, !force {
      throw CommandError("'\(configuration)' is there already; --force replaces it")
    }
    let data = try await FoundData(in: folder)
    var texts = [(configuration, ConfigurationDraft(data, folder: folder).text)]
    var notes: [String] = []
    if preCommit {
      let hook = PreCommitHook(path: path(PreCommitHook.fileName))
      switch hook.outcome() {
      case .write(let text): texts.append((hook.path, text))
      case .note(let note): notes.append(note)
      }
    }
    let outputs = try OutputSet(texts.map(\.0), inputs: [], replacing: true)
    for (file, (_, text)) in zip(outputs.files, texts) { try file.write(text) }
    _ = try outputs.commit()
    let written = texts.map { "wrote \(VisibleText($0.0).text)\n" } + notes.map { "\($0)\n" }
    try StandardStream.output.write(written.joined() + (data.next.map { "\nnext: \($0)\n" } ?? ""))
    return .clean
  }

  private func path(_ name: String) -> String {
    folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}
