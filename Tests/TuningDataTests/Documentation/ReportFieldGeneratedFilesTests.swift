// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport
import Testing

/// The tables of fields in `docs/json-report.md` follow from the schema.
@Suite struct ReportFieldGeneratedFilesTests {
  private static let begin =
    "<!-- fields of schemas/report.schema.json, to renew them: make docs -->\n"
  private static let end = "<!-- end of fields -->"

  @Test func `The fields on the page are those of the schema`() throws {
    let path = "docs/json-report.md"
    let page = try String(contentsOfFile: "\(repositoryRoot)/\(path)", encoding: .utf8)
    let start = try #require(page.range(of: Self.begin)).upperBound
    let end = try #require(page.range(of: Self.end)).lowerBound
    try GeneratedFile(path: path).expect(
      String(page[..<start]) + "\n" + tables() + String(page[end...]))
  }

  private func tables() throws -> String {
    let data = try Data(contentsOf: URL(filePath: "\(repositoryRoot)/schemas/report.schema.json"))
    let document = JSONDocument()
    try #require(document.scan(text: Array(data)))
    let root = try #require(document.root)
    let definitions = try #require(root["$defs"])
    var text = table("The document", root, definitions)
    for definition in definitions.members where definition.value["properties"] != nil {
      text += table(definition.value["title"]?.text ?? "", definition.value, definitions)
    }
    return text
  }

  private func table(_ title: String, _ object: JSONValue, _ definitions: JSONValue) -> String {
    guard let properties = object["properties"] else { return "" }
    let rows = properties.members.map { member in
      let reference = member.value["$ref"]?.text?.split(separator: "/").last.map(String.init)
      let description =
        member.value["description"] ?? reference.flatMap { definitions[$0]?["description"] }
      let cell = (description?.text ?? "").replacing("|", with: "\\|")
      return "| `\(member.key.text ?? "")` | \(cell) |\n"
    }
    return "### \(title)\n\n| field | |\n|--|--|\n\(rows.joined())\n"
  }
}
