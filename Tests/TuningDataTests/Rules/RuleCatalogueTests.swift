// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import TuningData

@Suite struct RuleCatalogueTests {
  @Test func rulesAreSortedAndUnique() {
    let ids = RuleCatalogue.rules.map(\.id)
    #expect(ids == Array(Set(ids)).sorted())
  }

  @Test func theCatalogueHoldsEveryRuleFile() throws {
    let folder = repositoryRoot + "/Sources/TuningData/Rules"
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".swift") && $0.contains("/") }
    let declared = try files.flatMap { file in
      try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
        .matches(of: /= Rule\(\s*"([^"]+)"/).map { String($0.1) }
    }
    #expect(declared.sorted() == RuleCatalogue.rules.map(\.id))
  }

  @Test(arguments: RuleCatalogue.rules)
  func theWordsOfARuleFollowTheGrammar(_ rule: Rule) {
    #expect(rule.id.wholeMatch(of: /[a-z]+\/[a-z0-9-]+/) != nil)
    #expect(rule.summary.hasSuffix("."))
    #expect(rule.summary.count < 140)
    #expect(!rule.help.hasSuffix("."))
    #expect(rule.help.first?.isLowercase == true || rule.help.hasPrefix("'"))
    #expect(rule.why.count > 40)
  }
}
