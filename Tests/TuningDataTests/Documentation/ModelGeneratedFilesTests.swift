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

  @Test func `The embedded templates are those of their folder`() throws {
    try EmbeddedFiles(type: "EmbeddedTemplates", folder: "schemas/templates", ending: ".jinja")
      .expect(at: "Sources/TuningData/Models/EmbeddedTemplates.swift")
  }

  @Test func `The embedded page of reports is that of its folder`() throws {
    try EmbeddedFiles(type: "EmbeddedReportPage", folder: "schemas/reports", ending: "")
      .expect(at: "Sources/TuningData/Reporting/HTML/EmbeddedReportPage.swift")
  }

  @Test func `The embedded models are those of the YAML files`() throws {
    try EmbeddedFiles(type: "EmbeddedModels", folder: Self.directory)
      .expect(at: "Sources/TuningData/Models/EmbeddedModels.swift")
  }

  @Test func `The embedded tables of the estimator are those of their folder`() throws {
    try EmbeddedFiles(type: "EmbeddedEstimators", folder: "schemas/estimators", ending: ".txt")
      .expect(at: "Sources/Tokenization/Estimating/EmbeddedEstimators.swift")
  }
}
