// SPDX-License-Identifier: Apache-2.0

/// What a million tokens cost.
public struct PriceRate: Sendable, Equatable {
  /// The models it holds for.
  public let scope: PriceScope
  /// The days it holds on.
  public let period: PricePeriod
  /// The method it holds for.
  public let method: TuningMethod
  /// The kind of training it holds for.
  public let training: TrainingType
  /// The price of a million tokens; a range where only a range was stated.
  public let perMillionTokens: ClosedRange<USD>
  /// How it came to be known.
  public let evidence: PriceEvidence
}

/// The least that a job costs.
public struct MinimumCharge: Sendable, Equatable {
  /// The models it holds for.
  public let scope: PriceScope
  /// The days it holds on.
  public let period: PricePeriod
  /// The amount; a range where only a range was stated, zero where it was stated that there is none.
  public let amount: ClosedRange<USD>
  /// How it came to be known.
  public let evidence: PriceEvidence
}

/// Models for which no price is to be found, although they lie in the range of one.
public struct UnpublishedPrice: Sendable, Equatable {
  /// The models.
  public let scope: PriceScope
  /// The days.
  public let period: PricePeriod
  /// What comes closest, as prose.
  public let note: String?
}
