// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let limitsUnknown = Rule(
    "model/limits-unknown", .note,
    summary: "The limits of the model that the data is meant for are published nowhere.",
    why: """
      The model can be tuned, but it is newer than the official table, so its context length and
      batch sizes are not known here. Rows that are too long for it are cut silently in training and
      cannot be found beforehand. The service itself tells the limits at
      `GET /v1/fine-tunes/models/limits`.
      """,
    help: "ask the service for the limits before you rely on lengths",
    sources: ["docs.together.ai, fine-tuning models", "together.ai blog of 2026-09-11"],
    flagged: [Example(#"{"text": "It rained."}"#, model: "Qwen/Qwen3.8-27B")],
    allowed: [Example(#"{"text": "It rained."}"#, model: "Qwen/Qwen3.5-27B")],
    check: .head { head, findings in
      guard let model = head.model, model.status == .currentLimitsUnknown else { return }
      findings.reportFile("the limits of '\(model.id)' are not published (as of \(model.asOf))")
    })
}
