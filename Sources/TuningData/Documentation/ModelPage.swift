// SPDX-License-Identifier: Apache-2.0

/// The page `docs/models.md`: a table of the models of each status.
package enum ModelPage {
  /// Returns the page for `catalogue` as Markdown.
  package static func markdown(for catalogue: ModelCatalogue) -> String {
    let sections = sections.compactMap { status, title, introduction in
      section(
        title, introduction, models: catalogue.profiles.filter { $0.status == status })
    }
    return head + sections.joined() + families(catalogue.families)
      + tokenizers(catalogue.tokenizers)
  }

  private static let head = """
    <!-- Generated from schemas/models; to renew it: make docs -->

    # Models

    What the tools know about the models that Together AI can tune. Contexts are in tokens; longer
    examples are cut in training. "?" marks what no source states.

    """

  private static let sections: [(ModelStatus, title: String, introduction: String)] = [
    (.current, "Current", "These can be tuned."),
    (
      .currentLimitsUnknown, "Current, limits unknown",
      "These can be tuned, but their limits are not published."
    ),
    (.announced, "Announced", "These are promised but cannot be tuned yet."),
    (
      .retired, "Retired",
      "The service refuses new jobs for these. The figures are the last that were published."
    ),
  ]

  private static func section(
    _ title: String, _ introduction: String, models: [ModelProfile]
  ) -> String? {
    guard !models.isEmpty else { return nil }
    var columns = columns
    if !models.contains(where: { $0.replacement != nil }) { columns.removeLast() }
    let dates = Set(models.map(\.asOf)).sorted().joined(separator: ", ")
    return """

      ## \(title)

      \(introduction) As of \(dates).

      \(markdownTable(models.sorted { $0.id.lowercased() < $1.id.lowercased() }, columns: columns))
      """
  }

  private static func families(_ families: [TemplateFamily]) -> String {
    let columns: [MarkdownColumn<TemplateFamily>] = [
      MarkdownColumn("family") { "`\($0.name)`" },
      MarkdownColumn("system messages", \.systemRole.rawValue),
      MarkdownColumn("tokenizer") { $0.tokenizer.map { "`\($0.name)`" } ?? "?" },
      MarkdownColumn("note") { markdownProse($0.note ?? "") },
    ]
    return """

      ## Template families

      How conversations are rendered. "Folded" means that the system text goes in front of the first
      user turn.

      \(markdownTable(families, columns: columns))
      """
  }

  private static func tokenizers(_ tokenizers: [TokenizerSource]) -> String {
    let columns: [MarkdownColumn<TokenizerSource>] = [
      MarkdownColumn("tokenizer") { "`\($0.name)`" },
      MarkdownColumn("files in the cache") { tokenizer in
        tokenizer.files.map { "`\(tokenizer.folder)/\($0.path)`" }.joined(separator: ", ")
      },
      MarkdownColumn("pattern") { $0.pattern?.rawValue ?? "none" },
      MarkdownColumn("estimated as", \.estimatorFamily.rawValue),
      MarkdownColumn("added tokens", isNumber: true) { tokenizer in
        tokenizer.addedTokenCount == 0
          ? "in the file" : Quantity.grouped(tokenizer.addedTokenCount)
      },
      MarkdownColumn("verified") { $0.isVerified ? "yes" : "no" },
      MarkdownColumn("note") { markdownProse($0.note ?? "") },
    ]
    return """

      ## Tokenizers

      The vocabularies. "Estimated as" names the table that counts are estimated with when no file is
      at hand; "verified" says whether the entry was compared with files or code of the vendor.

      \(markdownTable(tokenizers, columns: columns))
      """
  }
}

extension ModelPage {
  private static let columns: [MarkdownColumn<ModelProfile>] = [
    MarkdownColumn("id") { "`\($0.id)`" },
    MarkdownColumn("context SFT", isNumber: true) { tokens($0.contextLength.sft) },
    MarkdownColumn("context DPO", isNumber: true) { tokens($0.contextLength.dpo) },
    MarkdownColumn("methods", methods),
    MarkdownColumn("tools") { word($0.tools) },
    MarkdownColumn("vision") { word($0.vision) },
    MarkdownColumn("reasoning") { word($0.reasoning) },
    MarkdownColumn("template") { $0.template.map { "`\($0.name)`" } ?? "?" },
    MarkdownColumn("replacement") { $0.replacement.map { "`\($0)`" } ?? "" },
  ]

  private static func tokens(_ count: Int?) -> String { count.map(Quantity.grouped) ?? "?" }

  private static func methods(_ model: ModelProfile) -> String {
    let full =
      switch model.full {
      case .offered: "full"
      case .notOffered: ""
      case .unknown: "full?"
      }
    return [model.lora.isOffered ? "LoRA" : "", full]
      .filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  private static func word(_ capability: Capability) -> String {
    switch capability {
    case .supported: "yes"
    case .unsupported: "no"
    case .unknown: "?"
    }
  }
}
