// SPDX-License-Identifier: Apache-2.0

/// Work on many cores whose results come out in the order of the input.
public enum OrderedPipeline {
  /// Calls `work` on every item of `next` and `emit` with the results, in input order.
  ///
  /// With one job everything happens here, item by item. With more, `work` runs on the cores of the
  /// machine while `next` and `emit` stay with the caller; an item is admitted while fewer than
  /// twice `jobs` are under way or wait for an earlier one, which bounds the memory. The sequence of
  /// `emit` calls is the same at any number of jobs.
  ///
  /// - Throws: the first error of `next` or `emit`; work under way is then dropped.
  public static func run<Item: Sendable, Result: Sendable, Failure: Error>(
    jobs: Int,
    next: () throws(Failure) -> Item?,
    work: @escaping @Sendable (Item) -> Result,
    emit: (Result) throws(Failure) -> Void
  ) async throws(Failure) {
    guard jobs > 1 else {
      while let item = try next() { try emit(work(item)) }
      return
    }
    let failure: Failure? = await withTaskGroup(of: (Int, Result).self) { group in
      do throws(Failure) {
        var waiting: [Int: Result] = [:]
        var admitted = 0
        var emitted = 0
        var hasMore = true
        while hasMore || emitted < admitted {
          while hasMore, admitted - emitted < 2 * jobs {
            guard let item = try next() else {
              hasMore = false
              break
            }
            let index = admitted
            group.addTask { (index, work(item)) }
            admitted += 1
          }
          guard let (index, result) = await group.next() else { break }
          waiting[index] = result
          while let result = waiting.removeValue(forKey: emitted) {
            emitted += 1
            try emit(result)
          }
        }
        return nil
      } catch {
        group.cancelAll()
        return error
      }
    }
    if let failure { throw failure }
  }
}
