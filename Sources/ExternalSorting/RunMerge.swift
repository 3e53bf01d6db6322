// SPDX-License-Identifier: Apache-2.0

/// Merges sorted runs.
enum RunMerge {
  /// Calls `body` with the records of all runs in order.
  static func forEach(
    of readers: [RunReader], _ body: (SortRecord) throws(SpillError) -> Void
  ) throws(SpillError) {
    var heap = readers.filter { $0.current != nil }
    for index in stride(from: heap.count / 2 - 1, through: 0, by: -1) { siftDown(&heap, index) }
    while let record = heap.first?.current {
      try body(record)
      try heap[0].advance()
      if heap[0].current == nil {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
      }
      siftDown(&heap, 0)
    }
  }

  private static func siftDown(_ heap: inout [RunReader], _ start: Int) {
    var parent = start
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if precedes(heap[child], heap[least]) { least = child }
      }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private static func precedes(_ left: RunReader, _ right: RunReader) -> Bool {
    guard let left = left.current, let right = right.current else { return left.current != nil }
    return left < right
  }
}
