// SPDX-License-Identifier: Apache-2.0

import JSONLines
import TestSupport
import Testing

@testable import TuningData

/// Renders rows of conversations with a template.
enum TemplatePlan {
  static func make(_ template: String) throws -> RenderingPlan {
    try SyntheticTokenizer.withFolder(["template.jinja": template]) { folder in
      var request = TokenRequest()
      request.chatTemplatePath = "\(folder)/template.jinja"
      var plan = try RenderingPlan(request)
      plan.specialTokens = ["bos_token": "<s>", "eos_token": "</s>"]
      return plan
    }
  }

  static func sequence(_ row: String, _ plan: RenderingPlan) throws -> RenderedRow.Sequence {
    let document = JSONDocument()
    #expect(document.scan(text: row.utf8))
    let root = try #require(document.root)
    return try #require(try RecordRenderer(plan).render(root, .conversation)).sequences[0]
  }

  /// The texts of the answers.
  static func answers(_ row: String, _ plan: RenderingPlan) throws -> [String] {
    let sequence = try sequence(row, plan)
    return sequence.answers.map { String(decoding: sequence.text[$0], as: UTF8.self) }
  }
}
