// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let nonFiniteNumber = Rule(
    "json/non-finite-number", .error,
    summary: "A value is NaN or Infinity, which JSON does not have.",
    why: """
      Python's `json` writes and reads these words unless it is told not to, and so do the service's
      clients, which are Python: they let the line pass. Every reader that keeps to RFC 8259 refuses
      it. A weight or a score that is NaN usually means that a number was missing.
      """,
    help: "write null or a number, or leave the member out; in Python, dump with allow_nan=False",
    sources: ["RFC 8259, section 6", "together-py 3.1.1", "aqlaboratory/openfold-3 #167"],
    flagged: [
      #"{"text": "a", "weight": NaN}"#, #"{"text": "a", "weight": -Infinity}"#,
      #"{"text": "a", "weight": nan}"#,
    ],
    allowed: [#"{"text": "NaN", "weight": null}"#, #"{"text": "a", "weight": 1e308}"#],
    check: .syntax([.nonFiniteNumber]))
}
