// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import TuningData

@Suite struct ModelGeneratedFilesTests {
  private static let directory = "schemas/models"

  @Test func `The page on models is the one of the YAML files`() throws {
    let catalogue = try ModelCatalogue(directory: "\(repositoryRoot)/\(Self.directory)")
    try GeneratedFile(path: "docs/models.md").expect(ModelPage.markdown(for: catalogue))
  }

  @Test func `The embedded models are those of the YAML files`() throws {
    let folder = "\(repositoryRoot)/\(Self.directory)"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yaml") }.sorted()
    let files = try names.map { name in
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      return (name: "\(Self.directory)/\(name)", text: text)
    }
    try GeneratedFile(path: "Sources/TuningData/Models/EmbeddedModels.swift")
      .expect(source(embedding: files))
  }

  private func source(embedding files: [(name: String, text: String)]) -> String {
    let entries = files.map { "    (\"\($0.name)\", #\"\"\"\n\($0.text)\"\"\"#),\n" }
    return """
      // SPDX-License-Identifier: Apache-2.0
      // swift-format-ignore-file
      // Generated from schemas/models; to renew it: make docs

      /// The files of `schemas/models` as they were when the package was built.
      enum EmbeddedModels {
        static let files: [(name: String, text: String)] = [
      \(entries.joined())  ]
      }

      """
  }
}
