// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

/// Values of SciPy 1.17.1, with the calls that gave them.
@Suite struct TwoSampleTestTests {
  // scipy.special.kolmogorov(x)
  @Test(arguments: [
    (0.2, 0.999999999999495), (0.5, 0.9639452436648751), (1, 0.26999967167735456),
    (1.5, 0.022217962616525127), (2, 0.0006709252557796953), (3, 3.045995948942526e-08),
  ])
  func theLimitOfKolmogorovIsThatOfSciPy(_ x: Double, _ expected: Double) {
    #expect(isClose(KolmogorovSmirnov.survival(x), expected))
  }

  // r = scipy.stats.ks_2samp(a, b), then r.statistic and
  // scipy.special.kolmogorov(sqrt(len(a) * len(b) / (len(a) + len(b))) * r.statistic)
  @Test func twoSamplesOfNumbersAreComparedAsBySciPy() throws {
    // a = range(1, 101), b = [x * x % 97 + 5 for x in range(60)]
    let squares = try #require(
      KolmogorovSmirnov(counts(Array(1...100)), counts((0..<60).map { $0 * $0 % 97 + 5 })))
    #expect(isClose(squares.distance, 0.1))
    #expect(isClose(squares.probability, 0.8474884539476844))
    // a = [1] * 50 + [2] * 30 + [3] * 20, b = [1] * 20 + [2] * 30 + [3] * 35
    let ties = try #require(
      KolmogorovSmirnov([1: 50, 2: 30, 3: 20], [1: 20, 2: 30, 3: 35]))
    #expect(isClose(ties.distance, 0.2647058823529412))
    #expect(isClose(ties.probability, 0.0031966734510305824))
    #expect(ties.widest.value == 1)
    let equal = try #require(KolmogorovSmirnov([5: 3], [5: 3]))
    #expect(equal.distance == 0)
    #expect(equal.probability == 1)
  }

  @Test func anEmptySampleIsNotCompared() {
    #expect(KolmogorovSmirnov([:], [1: 1]) == nil)
    #expect(ChiSquare([:], ["a": 100, "b": 100]) == nil)
    #expect(ChiSquare(["a": 100], ["a": 100]) == nil)
  }

  // scipy.stats.chi2.sf(x, degrees)
  @Test(arguments: [
    (0.5, 1, 0.47950012218695337), (3.84, 1, 0.05004352124870519), (10, 3, 0.01856613546304325),
    (1, 10, 0.9998278843700441), (50, 10, 2.669083424904495e-07),
    (120, 60, 6.876264968732136e-06), (1e-3, 2, 0.9995001249791693),
    (200, 1, 2.0884875837625688e-45),
  ])
  func theDistributionOfChiSquareIsThatOfSciPy(_ x: Double, _ degrees: Int, _ expected: Double) {
    #expect(isClose(ChiSquare.survival(x, degrees: degrees), expected))
  }

  // scipy.stats.chi2_contingency(table, correction=False)
  @Test func twoSamplesOfKindsAreComparedAsBySciPy() throws {
    let three = try #require(
      ChiSquare(["en": 80, "de": 15, "fr": 5, "it": 2], ["en": 30, "de": 45, "fr": 6, "it": 17]))
    #expect(three.degrees == 3)
    // [[80, 15, 7], [30, 45, 23]]: the rare kinds are taken together.
    let pooled = try #require(
      ChiSquare(
        ["en": 80, "de": 15, "fr": 2, "it": 2, "nl": 1, "pl": 2],
        ["en": 30, "de": 45, "fr": 5, "it": 6, "nl": 7, "pl": 5]))
    #expect(pooled.degrees == 2)
    #expect(isClose(pooled.statistic, 46.19908569488401))
    #expect(isClose(pooled.probability, 9.289578454138495e-11))
    // [[900, 100], [70, 30]]
    let two = try #require(ChiSquare(["no": 900, "yes": 100], ["no": 70, "yes": 30]))
    #expect(isClose(two.statistic, 34.892942109436945))
    #expect(isClose(two.probability, 3.483413078358971e-09))
    #expect(isClose(two.distance, 0.2))
  }

  private func counts(_ numbers: [Int]) -> [Int: Int] {
    Dictionary(numbers.map { ($0, 1) }, uniquingKeysWith: +)
  }

  private func isClose(_ value: Double, _ expected: Double) -> Bool {
    abs(value - expected) <= 1e-12 * max(abs(expected), 1e-30) * 100
  }
}
