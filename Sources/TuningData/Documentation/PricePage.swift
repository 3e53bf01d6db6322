// SPDX-License-Identifier: Apache-2.0

/// The page `docs/prices.md`: what tuning costs, as far as it is known.
package enum PricePage {
  /// Returns the page for `catalogue` as Markdown.
  package static func markdown(for catalogue: PriceCatalogue) -> String {
    head + rates(catalogue.rates) + minimums(catalogue.minimums) + gaps(catalogue.unpublished)
  }

  private static let head = """
    <!-- Generated from schemas/prices; to renew it: make docs -->

    # Prices

    What the tools know about what Together AI charges for tuning, in US dollars. The service shows
    its prices on a page that changes without notice, so every figure here has its source and its
    date, and a figure is never guessed: where sources conflict, estimates are ranges.

    A job is billed for `epochs × training tokens + evaluations × validation tokens`: the tokens
    after the chat template and, as bills suggest, also those that are not trained on. Without
    packing, an epoch has `rows × sequence length` tokens. Where a minimum charge is higher, it is
    billed instead.

    Not known, and covered by ranges: whether tokens behind the longest example of the model are
    billed, whether the prompt of a preference pair counts once or twice, and whether evaluations
    without packing are billed with their filling.

    """

  private static func rates(_ rates: [PriceRate]) -> String {
    let columns: [MarkdownColumn<PriceRate>] = [
      MarkdownColumn("models") { scope($0.scope) },
      MarkdownColumn("method") { $0.method.title },
      MarkdownColumn("training") { $0.training.title },
      MarkdownColumn("USD per million tokens", isNumber: true) { amount($0.perMillionTokens) },
      MarkdownColumn("confidence") { $0.evidence.confidence.title },
      MarkdownColumn("seen") { $0.evidence.date ?? "?" },
      MarkdownColumn("source") { markdownProse($0.evidence.source) },
      MarkdownColumn("note") { markdownProse($0.evidence.note ?? "") },
    ]
    return periods(of: rates.map(\.period)).map { period in
      let rows = rates.filter { $0.period == period }
      return "\n## Rates, \(period)\n\n" + markdownTable(rows, columns: columns)
    }.joined()
  }

  private static func minimums(_ minimums: [MinimumCharge]) -> String {
    let columns: [MarkdownColumn<MinimumCharge>] = [
      MarkdownColumn("models") { scope($0.scope) },
      MarkdownColumn("days", \.period.description),
      MarkdownColumn("USD", isNumber: true) { amount($0.amount) },
      MarkdownColumn("confidence") { $0.evidence.confidence.title },
      MarkdownColumn("seen") { $0.evidence.date ?? "?" },
      MarkdownColumn("source") { markdownProse($0.evidence.source) },
      MarkdownColumn("note") { markdownProse($0.evidence.note ?? "") },
    ]
    return "\n## Minimum charges\n\n" + markdownTable(minimums, columns: columns)
  }

  private static func gaps(_ gaps: [UnpublishedPrice]) -> String {
    let columns: [MarkdownColumn<UnpublishedPrice>] = [
      MarkdownColumn("models") { scope($0.scope) },
      MarkdownColumn("days", \.period.description),
      MarkdownColumn("note") { markdownProse($0.note ?? "") },
    ]
    return "\n## No known rate\n\n" + markdownTable(gaps, columns: columns)
  }

  /// The periods, newest first.
  private static func periods(of periods: [PricePeriod]) -> [PricePeriod] {
    Set(periods).sorted {
      ($0.start, $0.end.map { "\($0)" } ?? "~") > ($1.start, $1.end.map { "\($0)" } ?? "~")
    }
  }

  private static func scope(_ scope: PriceScope) -> String {
    guard case .models(let ids) = scope else { return scope.description }
    return ids.map { "`\($0)`" }.joined(separator: ", ")
  }

  private static func amount(_ range: ClosedRange<USD>) -> String {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    let text = lower == upper ? "\(lower)" : "\(lower) to \(upper)"
    return text.replacing("$", with: "")
  }
}
