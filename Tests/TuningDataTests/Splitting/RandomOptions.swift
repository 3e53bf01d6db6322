// SPDX-License-Identifier: Apache-2.0

import RandomInput

@testable import TuningData

extension SplitOptions {
  /// Any options that leave rows unchecked, also some that contradict each other.
  static func random(_ random: inout SplitMix64) -> SplitOptions {
    var options = SplitOptions.unchecked
    options.seed = random.next()
    options.parts = random.pick([
      ["train=rest", "validation=30%"], ["a=0.5", "b=0.25", "validation=0.25"],
      ["train=rest", "validation=20", "test=10%"], ["train=20%", "validation=80%"],
      ["x=10", "rest=rest", "validation=40%"],
    ]).compactMap { SplitPart($0) }
    options.method = random.pick([nil, nil, .hash, .exact])
    options.duplicates = random.pick([.prompt, .exact, .off, .near(0.5)])
    let keys = ["user", "id", "prompt", "system", "/user", "/messages/0/content", "/a~1b"]
    for _ in 0..<random.number(below: 3) {
      if let key = GroupKey(random.pick(keys)) { options.groupBy.append(key) }
    }
    let strata = ["format", "turns", "language", "has-tools", "length", "/user", "/messages"]
    for _ in 0..<random.number(below: 3) where random.chance(percent: 60) {
      if let key = StratumKey(random.pick(strata)) { options.stratify.append(key) }
    }
    options.folds = random.chance(percent: 20) ? random.number(in: 2...5) : nil
    options.maximumValidation = random.chance(percent: 20) ? random.number(in: 1...30) : nil
    options.shuffles = random.chance(percent: 30)
    options.memory = random.pick([1, 1000, 1 << 30])
    options.lint.blockSize = random.pick([64, 1000, 1 << 19])
    options.lint.jobs = random.number(in: 1...3)
    return options
  }
}
