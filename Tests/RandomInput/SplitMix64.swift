// SPDX-License-Identifier: Apache-2.0

/// A small, fast random number generator: the same seed gives the same numbers everywhere.
///
/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct SplitMix64: RandomNumberGenerator {
  @usableFromInline var state: UInt64

  /// Creates a generator whose numbers depend on `seed` alone.
  @inlinable public init(seed: UInt64) {
    state = seed
  }

  /// Returns any of 2^64 numbers.
  @inlinable public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns a number from zero up to, not including, `bound`.
  @inlinable public mutating func number(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Returns a number in `range`.
  @inlinable public mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + number(below: range.count)
  }

  /// Returns true in `percent` of a hundred cases.
  @inlinable public mutating func chance(percent: Int) -> Bool {
    number(below: 100) < percent
  }

  /// Returns one of `choices`.
  @inlinable public mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[number(below: choices.count)]
  }

  /// Returns a number near `median`, distributed log-normally with `spread` doublings as its
  /// standard deviation.
  ///
  /// Twelve uniform numbers add up to a good enough normal one, and a power of two interpolated
  /// between whole exponents is near enough; neither needs a mathematics library, whose last digit
  /// differs from system to system.
  @inlinable public mutating func logNormal(median: Double, spread: Double) -> Int {
    var sum = -6.0
    for _ in 0..<12 { sum += Double(next() >> 11) * 0x1p-53 }
    let doublings = sum * spread
    let whole = doublings.rounded(.down)
    let factor = Double(sign: .plus, exponent: Int(whole), significand: 1 + (doublings - whole))
    return Int(median * factor)
  }
}
