// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing
import TuningData

@Suite struct ConfigurationGeneratedFilesTests {
  @Test func `The schema of configurations lists every group and rule`() throws {
    let path = "schemas/config.schema.json"
    let text = try String(contentsOfFile: "\(repositoryRoot)/\(path)", encoding: .utf8)
    let start = try #require(text.range(of: "          \"enum\": [\n", options: .backwards))
    let end = try #require(text.range(of: "          ]", range: start.upperBound..<text.endIndex))
    let names = ["all"] + RuleCatalogue.groups + RuleCatalogue.rules.map(\.id)
    let list = names.map { "            \"\($0)\"" }.joined(separator: ",\n") + "\n"
    try GeneratedFile(path: path).expect(
      text.replacingCharacters(in: start.upperBound..<end.lowerBound, with: list))
  }
}
