// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let sampleWeightValue = Rule(
    "weights/sample-weight-value", .error,
    summary: "The weight of a record is not a finite number of at least 0.",
    why: """
      The weight at the top level scales the record's part in the loss: any number from 0 on, 1 where
      it is missing. A negative one would train the model away from the answer. The service says that
      it checks types and ranges of sample weights after the upload, so a string or null is refused
      only once the file is there.
      """,
    help: "write a number of at least 0, or leave the weight out to mean 1",
    sources: [
      "together.ai blog of 2026-09-11", "togethercomputer/skills @644d382, together-fine-tuning",
    ],
    flagged: [
      #"{"text": "It rained.", "weight": -1}"#,
      #"{"text": "It rained.", "weight": "0.5"}"#,
      #"{"text": "It rained.", "weight": null}"#,
      #"{"text": "It rained.", "weight": true}"#,
      #"{"text": "It rained.", "weight": 1e999}"#,
    ],
    allowed: [
      #"{"text": "It rained.", "weight": 0}"#,
      #"{"text": "It rained.", "weight": 2.5}"#,
      #"{"text": "It rained.", "weight": NaN}"#,
    ],
    check: .record(.weights) { record, findings in
      guard record.format != nil, let weight = record.root["weight"],
        let fault = fault(of: weight)
      else { return }
      findings.report(weight, "the weight of the record is \(fault)")
    })
}

private func fault(of weight: JSONValue) -> String? {
  let spelling = weight.shortSpelling
  guard weight.kind == .number else {
    return weight.kind == .string ? "the string \(spelling)" : "\(spelling), not a number"
  }
  // NaN and its like are no JSON, which `json/` rules say already.
  guard weight.isDecimal, let number = weight.number else { return nil }
  if number.isInfinite { return "\(spelling), more than a number can hold" }
  return number < 0 ? "\(spelling), less than 0" : nil
}
