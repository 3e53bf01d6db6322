// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The chi-square test whether two samples have kinds in the same proportions.
struct ChiSquare: Equatable {
  /// The statistic: Σ (observed - expected)² / expected.
  let statistic: Double
  /// How many kinds may vary freely.
  let degrees: Int
  /// How likely a difference of this size is between samples of the same kind.
  let probability: Double
  /// The share of the rows of one sample that would have to be of another kind to be like the other.
  let distance: Double

  /// Compares two samples, each as how often a kind is in it; nil when there are fewer than two
  /// kinds that are frequent enough.
  ///
  /// Kinds of which fewer than five are to be expected in a sample are taken together, as the test
  /// demands; what is still too rare is left out.
  init?(_ left: [String: Int], _ right: [String: Int]) {
    let cells = ChiSquare.frequent(left, right)
    guard cells.count > 1 else { return nil }
    let totals = (
      Double(cells.reduce(0) { $0 + $1.left }), Double(cells.reduce(0) { $0 + $1.right })
    )
    guard totals.0 > 0, totals.1 > 0 else { return nil }
    var (statistic, distance) = (0.0, 0.0)
    for cell in cells {
      let both = Double(cell.left + cell.right)
      let expected = (
        both * totals.0 / (totals.0 + totals.1), both * totals.1 / (totals.0 + totals.1)
      )
      let off = Double(cell.left) - expected.0
      statistic += off * off / expected.0 + off * off / expected.1
      distance += abs(Double(cell.left) / totals.0 - Double(cell.right) / totals.1) / 2
    }
    self.statistic = statistic
    degrees = cells.count - 1
    self.distance = distance
    probability = ChiSquare.survival(statistic, degrees: cells.count - 1)
  }

  private static func frequent(
    _ left: [String: Int], _ right: [String: Int]
  ) -> [(left: Int, right: Int)] {
    let (leftCount, rightCount) = (left.values.reduce(0, +), right.values.reduce(0, +))
    guard leftCount + rightCount > 0 else { return [] }
    let lesserShare = Double(min(leftCount, rightCount)) / Double(leftCount + rightCount)
    let isFrequent = { (both: Int) in Double(both) * lesserShare >= 5 }
    var cells: [(left: Int, right: Int)] = []
    var rare = (left: 0, right: 0)
    for kind in Set(left.keys).union(right.keys).sorted() {
      let cell = (left: left[kind] ?? 0, right: right[kind] ?? 0)
      if isFrequent(cell.left + cell.right) {
        cells.append(cell)
      } else {
        rare = (rare.left + cell.left, rare.right + cell.right)
      }
    }
    if isFrequent(rare.left + rare.right) { cells.append(rare) }
    return cells
  }

  /// Returns how likely the distribution of so many degrees of freedom is above `x`: the regularized
  /// upper incomplete gamma function of half of both.
  static func survival(_ x: Double, degrees: Int) -> Double {
    let (a, x) = (Double(degrees) / 2, x / 2)
    guard x > 0 else { return 1 }
    let factor = exp(a * log(x) - x - lgamma(a))
    return x < a + 1 ? 1 - factor * series(a, x) : factor * fraction(a, x)
  }

  /// The lower function by its series: Σ x^n / (a (a + 1) … (a + n)).
  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    var n = 1.0
    while term > sum * 1e-16, n < 10_000 {
      term *= x / (a + n)
      sum += term
      n += 1
    }
    return sum
  }

  /// The upper function by its continued fraction, evaluated as Lentz does.
  private static func fraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var value = d
    for n in 1..<10_000 {
      let step = -Double(n) * (Double(n) - a)
      b += 2
      d = step * d + b
      if abs(d) < tiny { d = tiny }
      c = b + step / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      value *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return value
  }
}
