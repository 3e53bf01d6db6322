// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Things that one worker uses at a time and that are better for being used again.
final class WorkerPool<Worker>: Sendable {
  /// Sound because a worker is in the pool or with one user, never both.
  private struct Idle: @unchecked Sendable {
    var workers: [Worker] = []
  }

  private let idle = Mutex(Idle())
  private let make: @Sendable () -> Worker

  init(_ make: @escaping @Sendable () -> Worker) { self.make = make }

  /// Calls `body` with a worker that nobody else has meanwhile.
  func with<Result, Failure: Error>(_ body: (Worker) throws(Failure) -> Result) throws(Failure)
    -> Result
  {
    let worker = idle.withLock { $0.workers.popLast() } ?? make()
    defer { idle.withLock { $0.workers.append(worker) } }
    return try body(worker)
  }
}
