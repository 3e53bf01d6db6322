// SPDX-License-Identifier: Apache-2.0

import NearDuplicates
import Testing

struct BandPlanTests {
  @Test func theUsualThresholdTakesEighteenBandsOfSevenRows() {
    let plan = BandPlan(threshold: 0.8, permutations: 128)
    #expect(plan.bands == 18)
    #expect(plan.rows == 7)
    #expect(plan.permutations == 126)
  }

  @Test(arguments: [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0], [64, 128, 256, 1000])
  func aPairAtTheThresholdMeetsAndOneRowMoreWouldLoseIt(threshold: Double, permutations: Int) {
    let plan = BandPlan(threshold: threshold, permutations: permutations)
    #expect(plan.probability(at: threshold) >= BandPlan.recall)
    #expect(plan.permutations <= permutations)
    #expect(plan.permutations > permutations - plan.rows)
    let rows = plan.rows + 1
    guard rows <= permutations else { return }
    var (inBand, inNone) = (1.0, 1.0)
    for _ in 0..<rows { inBand *= threshold }
    for _ in 0..<permutations / rows { inNone *= 1 - inBand }
    #expect(1 - inNone < BandPlan.recall)
  }

  @Test func pairsThatAreLittleAlikeSeldomMeet() {
    let plan = BandPlan(threshold: 0.8, permutations: 128)
    #expect(plan.probability(at: 0.2) < 0.001)
    #expect(plan.probability(at: 0.4) < 0.04)
    #expect(plan.probability(at: 0) == 0)
    #expect(plan.probability(at: 1) == 1)
  }

  @Test func aThresholdTooLowForThePermutationsTakesSingleRows() {
    let plan = BandPlan(threshold: 0.001, permutations: 16)
    #expect(plan.rows == 1)
    #expect(plan.bands == 16)
  }
}
