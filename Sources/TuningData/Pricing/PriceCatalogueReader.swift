// SPDX-License-Identifier: Apache-2.0

/// Gathers the files of a price catalogue; what they say does not depend on their order.
struct PriceCatalogueReader {
  private var rates: [PriceRate] = []
  private var minimums: [MinimumCharge] = []
  private var unpublished: [UnpublishedPrice] = []

  var catalogue: PriceCatalogue {
    PriceCatalogue(rates: rates, minimums: minimums, unpublished: unpublished)
  }

  mutating func read(_ bytes: Span<UInt8>, file: String) throws(ModelCatalogueError) {
    do {
      try add(YAMLParser.parse(bytes, file: file), file: file)
    } catch {
      throw ModelCatalogueError(error)
    }
  }

  private mutating func add(_ root: YAMLNode, file: String) throws(YAMLError) {
    let lists = ["rates", "minimums", "unpublished"]
    let top = try YAMLMapping(root, file: file, keys: ["as-of", "source", "defaults"] + lists)
    _ = try top.required("as-of", top.day("as-of"))
    _ = try top.required("source", top.string("source"))
    for node in try top.nodes("rates") ?? [] {
      try add(rates: top.priceEntry(node, own: ["sft", "dpo", "minimum"]))
    }
    for node in try top.nodes("minimums") ?? [] {
      let entry = try top.priceEntry(node, own: ["amount"])
      minimums.append(
        try entry.minimum(entry.required("amount", entry.amount("amount"))))
    }
    for node in try top.nodes("unpublished") ?? [] {
      let entry = try top.priceEntry(node, own: [])
      unpublished.append(
        UnpublishedPrice(
          scope: try entry.priceScope(), period: try entry.pricePeriod(),
          note: try entry.string("note")))
    }
  }

  private mutating func add(rates entry: YAMLMapping) throws(YAMLError) {
    let known = rates.count
    for method in TuningMethod.allCases {
      let training = TrainingType.allCases.map(\.rawValue)
      guard let prices = try entry.mapping(method.rawValue, keys: training) else { continue }
      for training in TrainingType.allCases {
        guard let price = try prices.amount(training.rawValue) else { continue }
        rates.append(
          PriceRate(
            scope: try entry.priceScope(), period: try entry.pricePeriod(), method: method,
            training: training, perMillionTokens: price, evidence: try entry.priceEvidence()))
      }
    }
    guard rates.count > known else {
      throw entry.error(at: "scope", "a rate needs a price, such as \"sft: {lora: 0.34}\"")
    }
    guard let minimum = try entry.amount("minimum") else { return }
    minimums.append(try entry.minimum(minimum))
  }
}
