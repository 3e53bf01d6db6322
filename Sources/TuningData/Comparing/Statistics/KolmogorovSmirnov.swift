// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The test of Kolmogorov and Smirnov whether two samples of numbers are alike.
struct KolmogorovSmirnov {
  /// The largest difference between the shares of rows up to some number.
  let distance: Double
  /// The number up to which the shares differ most, and the shares.
  let widest: (value: Int, left: Double, right: Double)
  /// How likely a difference of this size is between samples of the same kind, by the limit
  /// distribution; ties make it less likely than it says.
  let probability: Double

  /// Compares two samples, each as how often a number is in it; nil when one is empty.
  init?(_ left: [Int: Int], _ right: [Int: Int]) {
    let (leftCount, rightCount) = (left.values.reduce(0, +), right.values.reduce(0, +))
    guard leftCount > 0, rightCount > 0 else { return nil }
    var (leftBelow, rightBelow) = (0, 0)
    var widest = (value: 0, left: 0.0, right: 0.0)
    for value in Set(left.keys).union(right.keys).sorted() {
      leftBelow += left[value] ?? 0
      rightBelow += right[value] ?? 0
      let shares = (
        Double(leftBelow) / Double(leftCount), Double(rightBelow) / Double(rightCount)
      )
      if abs(shares.0 - shares.1) > abs(widest.left - widest.right) {
        widest = (value, shares.0, shares.1)
      }
    }
    self.widest = widest
    distance = abs(widest.left - widest.right)
    let size = Double(leftCount) * Double(rightCount) / Double(leftCount + rightCount)
    probability = KolmogorovSmirnov.survival(size.squareRoot() * distance)
  }

  /// Returns how likely the limit distribution is above `x`: 2 Σ (-1)^(k-1) exp(-2 k² x²).
  static func survival(_ x: Double) -> Double {
    // The series converges slowly where the result is 1 to sixteen digits.
    guard x > 0.18 else { return 1 }
    var sum = 0.0
    for k in 1...200 {
      let term = exp(-2 * Double(k * k) * x * x)
      sum += k % 2 == 1 ? term : -term
      if term < 1e-300 { break }
    }
    return min(1, max(0, 2 * sum))
  }
}
