// SPDX-License-Identifier: Apache-2.0

/// How a price came to be known.
public struct PriceEvidence: Sendable, Hashable {
  /// How far a price can be trusted, most trustworthy first.
  public enum Confidence: String, Sendable, CaseIterable {
    /// A page of the service.
    case officialPage = "official-page"
    /// An article of the service.
    case officialBlog = "official-blog"
    /// A bill that someone else published.
    case paidJob = "paid-job"
    /// Someone else's account.
    case thirdParty = "third-party"
    /// Worked out from other prices; nobody stated it.
    case derived

    /// The word for people.
    public var title: String { rawValue.replacing("-", with: " ") }
  }

  /// How far it can be trusted.
  public let confidence: Confidence
  /// When it was seen, as `YYYY-MM-DD` or `YYYY-MM`; nil where unknown.
  public let date: String?
  /// Where it was seen.
  public let source: String
  /// Conflicts and assumptions, as prose.
  public let note: String?
}

extension PriceEvidence: CustomStringConvertible {
  /// The confidence and the date.
  public var description: String { "\(confidence.title), \(date ?? "undated")" }
}
