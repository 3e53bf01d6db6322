// SPDX-License-Identifier: Apache-2.0

/// The growing list of nodes that a scan writes; reused from line to line.
@safe final class JSONTape {
  private(set) var base: UnsafeMutablePointer<JSONNode>
  private(set) var capacity: Int
  var count = 0

  init(capacity: Int = 1024) {
    self.capacity = capacity
    unsafe base = .allocate(capacity: capacity)
  }

  deinit { unsafe base.deallocate() }

  /// Doubles the room; the first `used` nodes are kept.
  @inline(never)
  func grow(used: Int) {
    let larger = UnsafeMutablePointer<JSONNode>.allocate(capacity: capacity * 2)
    unsafe larger.update(from: base, count: used)
    unsafe base.deallocate()
    unsafe base = larger
    capacity *= 2
  }

  subscript(index: Int) -> JSONNode {
    precondition(index >= 0 && index < count, "node index out of range")
    return unsafe base[index]
  }
}
