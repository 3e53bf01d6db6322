// SPDX-License-Identifier: Apache-2.0

extension YAMLMapping {
  /// The keys that all entries about prices have; `keys` of the schema are tested against these.
  static let priceKeys = [
    "scope", "from", "in-force-by", "until", "confidence", "evidence", "source", "note",
  ]

  static let scopeKeys = ["all", "bracket", "parameters", "models"]

  /// Opens an entry about prices, which has the keys of its own beside the common ones.
  func priceEntry(_ node: YAMLNode, own: [String]) throws(YAMLError) -> YAMLMapping {
    let shared = YAMLMapping.priceKeys.filter { !["scope", "note"].contains($0) }
    let defaults = try mapping("defaults", keys: shared)
    return try YAMLMapping(node, file: file, keys: YAMLMapping.priceKeys + own)
      .filled(from: defaults)
      .filled(from: keeping(["source"]))
  }

  func minimum(_ amount: ClosedRange<USD>) throws(YAMLError) -> MinimumCharge {
    MinimumCharge(
      scope: try priceScope(), period: try pricePeriod(), amount: amount,
      evidence: try priceEvidence())
  }

  func priceScope() throws(YAMLError) -> PriceScope {
    let scope = try required("scope", mapping("scope", keys: YAMLMapping.scopeKeys))
    guard scope.entries.count == 1 else {
      let keys = YAMLMapping.scopeKeys.joined(separator: ", ")
      throw error(at: "scope", "a scope has one of \(keys)")
    }
    if let bracket: PriceBracket = try scope.choice("bracket") { return .bracket(bracket) }
    if let ids = try scope.strings("models") { return .models(ids) }
    if try scope.boolean("all") == true { return .all }
    let ends = try scope.required(
      "parameters", scope.mapping("parameters", keys: ["from", "to"]))
    let range = PriceScope.smallest...PriceScope.largest
    let from = try ends.number("from", in: range) ?? range.lowerBound
    let to = try ends.number("to", in: from...range.upperBound) ?? range.upperBound
    return .parameters(from...to)
  }

  func pricePeriod() throws(YAMLError) -> PricePeriod {
    let from = try day("from")
    let by = try day("in-force-by")
    let until = try day("until")
    guard let start = from ?? by, from == nil || by == nil else {
      throw error(at: "scope", "say either \"from\" or \"in-force-by\"")
    }
    if let until, until < start { throw error(at: "until", "\(until) is before \(start)") }
    return PricePeriod(start: start, startIsKnown: from != nil, end: until)
  }

  func priceEvidence() throws(YAMLError) -> PriceEvidence {
    let date = try string("evidence")
    if let date, Day(date) ?? Day("\(date)-01") == nil {
      throw error(at: "evidence", "expected a day or a month, found \"\(date)\"")
    }
    return PriceEvidence(
      confidence: try required("confidence", choice("confidence")), date: date,
      source: try required("source", string("source")), note: try string("note"))
  }

  /// Dollars, or a mapping of the ends of a range.
  func amount(_ key: String) throws(YAMLError) -> ClosedRange<USD>? {
    guard let node = self[key] else { return nil }
    guard case .mapping = node.content else {
      let amount = try required(key, dollars(key))
      return amount...amount
    }
    let ends = try YAMLMapping(node, file: file, keys: ["from", "to"])
    let from = try ends.required("from", ends.dollars("from"))
    let to = try ends.required("to", ends.dollars("to"))
    guard from <= to else { throw ends.error(at: "to", "the range ends before it starts") }
    return from...to
  }

  private func dollars(_ key: String) throws(YAMLError) -> USD? {
    guard let node = self[key] else { return nil }
    guard case .scalar(let text, isQuoted: false) = node.content, let amount = USD(text),
      amount < USD(nanodollars: 1_000_000_000_000_000)
    else {
      throw error(at: key, "expected dollars such as 4 or 0.34 for \"\(key)\"")
    }
    return amount
  }
}
