// SPDX-License-Identifier: Apache-2.0

/// The models that a price holds for.
public enum PriceScope: Sendable, Equatable {
  /// All models.
  case all
  /// The models of a row of the old price list.
  case bracket(PriceBracket)
  /// The models whose parameters in total, in billions, lie in a range.
  case parameters(ClosedRange<Double>)
  /// Models by their ids.
  case models([String])
}

extension PriceScope {
  /// Whether `model` is one of them.
  public func contains(_ model: ModelProfile) -> Bool {
    switch self {
    case .all: true
    case .bracket(let bracket): model.priceBracket == bracket
    case .parameters(let range): model.totalParameters.map(range.contains) ?? false
    case .models(let ids): ids.contains(model.id)
    }
  }

  /// Where several prices are stated for a model, those that are stated most closely count.
  var closeness: Int {
    switch self {
    case .all: 0
    case .bracket, .parameters: 1
    case .models: 2
    }
  }
}

extension PriceScope: CustomStringConvertible {
  /// The models in words.
  public var description: String {
    switch self {
    case .all: "all models"
    case .bracket(.upTo16B): "up to 16B"
    case .bracket(.from17BTo69B): "17B to 69B"
    case .bracket(.from70BTo100B): "70B to 100B"
    case .bracket(.individual): "models with a price of their own"
    case .parameters(let range) where range.upperBound >= PriceScope.largest:
      "\(PriceScope.text(range.lowerBound))B and larger"
    case .parameters(let range) where range.lowerBound <= PriceScope.smallest:
      "up to \(PriceScope.text(range.upperBound))B"
    case .parameters(let range) where range.lowerBound == range.upperBound:
      "\(PriceScope.text(range.lowerBound))B"
    case .parameters(let range):
      "\(PriceScope.text(range.lowerBound))B to \(PriceScope.text(range.upperBound))B"
    case .models(let ids): ids.joined(separator: ", ")
    }
  }

  /// What stands for an end that was left open, in billions.
  static let smallest = 0.001
  static let largest = 100_000.0

  private static func text(_ count: Double) -> String {
    count == count.rounded() ? "\(Int(count))" : "\(count)"
  }
}
