// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let loneSurrogate = Rule(
    "json/lone-surrogate", .error,
    summary: "A string escapes one half of a surrogate pair without the other.",
    why: """
      Characters beyond U+FFFF are escaped as two `\\u` escapes. One half alone is no character: it
      comes from cutting text between the two. Python's `json` lets it pass, and with it the
      service's clients; then the tokenizer raises UnicodeEncodeError in the middle of the job.
      """,
    help: "write the whole character, or U+FFFD where the other half is lost",
    sources: ["RFC 8259, section 8.2", "openai/tiktoken #82"],
    flagged: [
      #"{"text": "cut \ud83d"}"#, #"{"text": "\ude00 rest"}"#, #"{"text": "\ude00\ud83d"}"#,
      #"{"text": "\ud83d \ude00"}"#, #"{"\ud83d": "a"}"#, #"{"text": "\ud83d\ud83d\ude00"}"#,
    ],
    allowed: [
      #"{"text": "\ud83d\ude00"}"#, #"{"text": "\\ud83d"}"#, #"{"text": "\ud7ff\ue000"}"#,
    ],
    check: .document(.surrogateEscape) { root, findings in
      for value in root.document.values {
        guard let half = firstLoneSurrogate(in: value) else { continue }
        let spelling = String(decoding: root.document.bytes(half), as: UTF8.self)
        findings.report(half, in: value, "\(spelling) is half of a surrogate pair")
      }
    })
}

private func firstLoneSurrogate(in value: JSONValue) -> Range<Int>? {
  var lead: Range<Int>?
  for escape in value.unicodeEscapes {
    let isTrail = UTF16.isTrailSurrogate(escape.unit)
    if let open = lead {
      guard isTrail, open.upperBound == escape.range.lowerBound else { return open }
      lead = nil
    } else if isTrail {
      return escape.range
    } else if UTF16.isLeadSurrogate(escape.unit) {
      lead = escape.range
    }
  }
  return lead
}
