// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing

@testable import JSONLines

@Suite struct OrderedPipelineTests {
  @Test(arguments: [0, 1, 2, 8])
  func resultsComeInTheOrderOfTheInput(_ jobs: Int) async {
    var items = (0..<500).makeIterator()
    var results: [Int] = []
    await OrderedPipeline.run(jobs: jobs) {
      items.next()
    } work: {
      uneven($0)
    } emit: {
      results.append($0)
    }
    #expect(results == Array(0..<500))
  }

  @Test(arguments: [1, 2, 8])
  func noItemsNoResults(_ jobs: Int) async {
    await OrderedPipeline.run(jobs: jobs) {
      nil as Int?
    } work: {
      $0
    } emit: { _ in
      Issue.record("there was nothing to emit")
    }
  }

  @Test(arguments: [1, 2, 8])
  func noMoreThanTwiceTheJobsAreUnderWay(_ jobs: Int) async {
    var admitted = 0
    var emitted = 0
    var most = 0
    await OrderedPipeline.run(jobs: jobs) {
      guard admitted < 300 else { return nil as Int? }
      admitted += 1
      most = max(most, admitted - emitted)
      return admitted
    } work: {
      uneven($0)
    } emit: { _ in
      emitted += 1
    }
    #expect(emitted == 300)
    #expect(most <= (jobs == 1 ? 1 : 2 * jobs))
  }

  @Test(arguments: [1, 2, 8])
  func anErrorOfNextStopsTheRun(_ jobs: Int) async {
    var admitted = 0
    let emitted = Mutex<[Int]>([])
    await #expect(throws: Failure(item: 20)) {
      try await OrderedPipeline.run(jobs: jobs) { () throws(Failure) -> Int? in
        guard admitted < 20 else { throw Failure(item: admitted) }
        admitted += 1
        return admitted - 1
      } work: {
        uneven($0)
      } emit: { (result) throws(Failure) in
        emitted.withLock { $0.append(result) }
      }
    }
    let results = emitted.withLock { $0 }
    #expect(results == Array(0..<results.count))
  }

  @Test(arguments: [1, 2, 8])
  func anErrorOfEmitStopsTheRun(_ jobs: Int) async {
    var admitted = 0
    var emitted = 0
    let failure: Failure?
    do throws(Failure) {
      try await OrderedPipeline.run(jobs: jobs) { () throws(Failure) -> Int? in
        admitted += 1
        return admitted - 1
      } work: {
        uneven($0)
      } emit: { (result) throws(Failure) in
        guard result < 10 else { throw Failure(item: result) }
        emitted += 1
      }
      failure = nil
    } catch {
      failure = error
    }
    #expect(failure == Failure(item: 10))
    #expect(emitted == 10)
    #expect(admitted <= 11 + 2 * jobs)
  }

  struct Failure: Error, Equatable {
    var item: Int
  }
}

/// Takes longer for some items than for others, so that later ones finish first.
private func uneven(_ item: Int) -> Int {
  var number = UInt64(item)
  for _ in 0..<(item % 7 == 0 ? 20_000 : 10) { number = number &* 6_364_136_223_846_793_005 &+ 1 }
  return number == 1 ? -1 : item
}
