// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let announcedModel = Rule(
    "model/announced", .warning,
    summary: "The model that the data is meant for is promised but cannot be tuned yet.",
    why: """
      An announcement says that fine-tuning is planned; until then the service refuses a job. The
      data can be prepared, but the id and all limits may still change, so what is checked here is
      the format rather than the fit.
      """,
    help: "choose a model that can be tuned today, or wait for it",
    sources: ["together.ai blog of 2026-09-11"],
    flagged: [Example(#"{"text": "It rained."}"#, model: "moonshotai/Kimi-K3")],
    allowed: [Example(#"{"text": "It rained."}"#, model: "moonshotai/Kimi-K2.6")],
    check: .head { head, findings in
      guard let model = head.model, model.status == .announced else { return }
      findings.reportFile("'\(model.id)' is only announced (as of \(model.asOf))")
    })
}
