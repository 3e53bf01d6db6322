// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct TuningJobTests {
  private let prices: Prices
  private let file = TokenTotal(exactly: 1000, rows: 10)

  init() throws {
    prices = try Prices()
  }

  @Test func `The settings of the service's limits pass`() throws {
    #expect(try fault { $0.epochs = 20 } == nil)
    #expect(
      try fault {
        $0.evaluations = 100
        $0.validation = $0.train
      } == nil)
    #expect(try fault { $0.packing = .padded(length: 65_536) } == nil)
    #expect(
      try fault {
        $0.method = .dpo
        $0.packing = .padded(length: 49_152)
      } == nil)
  }

  @Test func `What the service refuses is told`() throws {
    #expect(try fault { $0.epochs = 0 } == .epochs(0))
    #expect(try fault { $0.epochs = 21 } == .epochs(21))
    #expect(try fault { $0.evaluations = 101 } == .evaluations(101))
    #expect(try fault { $0.evaluations = -1 } == .evaluations(-1))
    #expect(try fault { $0.evaluations = 2 } == .noValidation(2))
    #expect(try fault { $0.packing = .padded(length: nil) } == .noLength(maximum: 65_536))
    #expect(
      try fault { $0.packing = .padded(length: 65_537) } == .length(65_537, maximum: 65_536))
    #expect(try fault { $0.packing = .padded(length: 0) } == .length(0, maximum: 65_536))
    let id = "openai/gpt-oss-20b"
    #expect(try fault(id) { $0.training = .full } == .notOffered(id, .full))
  }

  @Test(arguments: [
    (TuningJobError.epochs(0), "0 epochs are not possible; the service takes 1 to 20"),
    (.evaluations(101), "101 evaluations are not possible; the service takes 0 to 100"),
    (
      .noValidation(1), "1 evaluation without a validation file; give one, or ask for none"
    ),
    (
      .noLength(maximum: 65_536),
      "without packing the job needs a sequence length; give one up to 65,536"
    ),
    (
      .length(70_000, maximum: 65_536),
      "a sequence length of 70,000 is not possible; the model takes 1 to 65,536"
    ),
    (.notOffered("a/b", .full), "a/b cannot be tuned in full; use LoRA"),
  ])
  func `Errors say what to do`(_ error: TuningJobError, _ text: String) {
    #expect(error.description == text)
  }

  private func fault(
    _ id: String = "Qwen/Qwen3.5-9B", _ change: (inout TuningJob) -> Void
  ) throws -> TuningJobError? {
    let job = try prices.job(id, train: file, change)
    do {
      try job.check()
      return nil
    } catch {
      return error
    }
  }
}
