// SPDX-License-Identifier: Apache-2.0

/// Assigns a group by its hash alone.
struct HashThresholds: Sendable {
  private let limits: [(below: UInt64, part: UInt8)]
  private let last: UInt8

  /// Cuts the range of hashes into the shares of the parts: those that are no rest in their order
  /// from zero on, the rest behind them; without a rest `train`, or else the last, comes last.
  init(_ parts: [SplitPart]) {
    let rest = parts.restIndex
    var sum = 0
    var limits: [(UInt64, UInt8)] = []
    for (index, part) in parts.enumerated() where index != rest {
      guard case .share(let billionths) = part.size else { continue }
      sum += billionths
      limits.append((HashThresholds.scaled(sum, of: SplitSize.whole), UInt8(index)))
    }
    self.limits = limits
    last = UInt8(rest)
  }

  /// Cuts the range of hashes into `folds` equal ones.
  init(folds: Int) {
    limits = (0..<folds - 1).map { (HashThresholds.scaled($0 + 1, of: folds), UInt8($0)) }
    last = UInt8(folds - 1)
  }

  /// Returns the part of the group with this hash.
  func part(_ hash: UInt64) -> UInt8 {
    limits.first { hash < $0.below }?.part ?? last
  }

  /// `share` of `whole` as a share of 2⁶⁴, rounded down.
  private static func scaled(_ share: Int, of whole: Int) -> UInt64 {
    guard share < whole else { return .max }
    return UInt64(whole).dividingFullWidth((UInt64(share), 0)).quotient
  }
}
