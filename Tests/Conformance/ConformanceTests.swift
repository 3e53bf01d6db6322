// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSONLines

/// The scanner against its twin and against other people's parsers, on damaged texts.
@Suite struct ConformanceTests {
  @Test func theExplainingParserSaysWhatTheScannerSays() {
    let scanner = Scanner()
    Cases.forEachBatch { batch in
      for text in batch {
        guard let difference = scanner.differenceFromTwin(text) else { continue }
        Issue.record("\(difference): \(quoted(text))")
        return false
      }
      return true
    }
  }

  @Test func noTraitIsMissingWhereThereIsSomethingToFind() {
    let scanner = Scanner()
    Cases.forEachBatch { batch in
      for text in batch where scanner.accepts(text) {
        let missing = expectedTraits(Peculiarities(text), scanner.document)
          .subtracting(scanner.document.traits)
        guard !missing.isEmpty else { continue }
        Issue.record("trait \(missing) is missing: \(quoted(text))")
        return false
      }
      return true
    }
  }

  @Test(.enabled(if: Oracle.python != nil, "needs Python and orjson: scripts/bootstrap --test"))
  func pythonParsersSayWhatTheScannerSays() throws {
    try compare(with: #require(Oracle.python)) { verdict, isAccepted, peculiarities in
      if verdict & 0x80 != 0 { return "too deep for Python, which is known to go deeper" }
      if (verdict & 1 != 0) != isAccepted { return "Python's json says otherwise" }
      let orjson =
        isAccepted && !peculiarities.hasLoneSurrogate && !peculiarities.hasInfiniteNumber
      return (verdict & 2 != 0) == orjson ? nil : "orjson says otherwise"
    }
  }

  @Test(.enabled(if: Oracle.simdjson != nil, "needs a C++ compiler and simdjson"))
  func simdjsonSaysWhatTheScannerSays() throws {
    try compare(with: #require(Oracle.simdjson)) { verdict, isAccepted, peculiarities in
      let expected =
        isAccepted && !peculiarities.hasLoneSurrogate && !peculiarities.hasInfiniteNumber
        && !peculiarities.hasLongInteger
      return verdict == (expected ? 1 : 0) ? nil : "simdjson says otherwise (\(verdict))"
    }
  }

  /// Asks `oracle` about all cases.
  ///
  /// `difference` says what is wrong with its verdict, given the scanner's. Of texts that are deeper than the scanner goes nothing is asked: the others have
  /// other limits.
  private func compare(
    with oracle: Oracle, _ difference: (UInt8, Bool, Peculiarities) -> String?
  ) throws {
    let scanner = Scanner()
    try Cases.forEachBatch { batch in
      for (text, verdict) in zip(batch, try oracle.judge(batch)) {
        let peculiarities = Peculiarities(text)
        if peculiarities.depth > JSONDocument.maximumDepth { continue }
        guard let difference = difference(verdict, scanner.accepts(text), peculiarities) else {
          continue
        }
        Issue.record("\(difference): \(quoted(text))")
        return false
      }
      return true
    }
  }

  private func expectedTraits(
    _ peculiarities: Peculiarities, _ document: JSONDocument
  ) -> JSONTraits {
    var traits: JSONTraits = []
    if peculiarities.hasLoneSurrogate { traits.insert(.surrogateEscape) }
    if peculiarities.hasNulEscape { traits.insert(.nulEscape) }
    if peculiarities.hasLongNumber { traits.insert(.longNumber) }
    if peculiarities.hasLineSeparator { traits.insert(.lineSeparator) }
    for index in 0..<document.nodeCount where document.node(at: index).kind == .object {
      let keys = JSONValue(document: document, index: index).members.map(\.key.textBytes)
      if Set(keys).count < keys.count { traits.insert(.repeatedKey) }
    }
    return traits
  }

  private func quoted(_ text: [UInt8]) -> String {
    String(decoding: text, as: UTF8.self).debugDescription + " = \(text)"
  }
}

/// The scanner, with what it needs from text to text.
private struct Scanner {
  let document = JSONDocument()

  func accepts(_ text: [UInt8]) -> Bool { document.scan(text: text) }

  /// How verdict or tape of the explaining parser differ; nil when they do not.
  func differenceFromTwin(_ text: [UInt8]) -> String? {
    let isAccepted = accepts(text)
    let nodes = (0..<document.nodeCount).map { document.node(at: $0) }
    var twin = ExplainingParser(text)
    let expected = twin.parse()
    if isAccepted != twin.faults.isEmpty {
      return "accepted: \(isAccepted), faults: \(twin.faults.map(\.message))"
    }
    if isAccepted { return nodes == expected ? nil : "another tape" }
    if let fault = twin.faults.first(where: { !isWithin($0, text) }) {
      return "a fault outside of the text: \(fault)"
    }
    // Where only the encoding is at fault, the scanner still writes the tape.
    let isEncodingOnly = twin.faults.map(\.kind) == [.invalidUTF8] && expected != nil
    if isEncodingOnly { return nodes == expected ? nil : "another tape of ill-formed text" }
    return nodes.isEmpty ? nil : "a tape of what is not JSON"
  }

  private func isWithin(_ fault: JSONFault, _ text: [UInt8]) -> Bool {
    fault.offset >= 0 && fault.length >= 0 && fault.offset + fault.length <= text.count
  }
}
