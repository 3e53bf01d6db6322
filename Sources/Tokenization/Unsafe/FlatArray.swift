// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Plain values in a row, in memory of their own or inside a mapped file.
///
/// The hot loops read through `base` without checks. Sound because the values are written by one
/// owner before anybody else sees the array and never after, and `owner` keeps the memory alive.
@safe struct FlatArray<Element: BitwiseCopyable>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Element>
  let count: Int
  private let owner: AnyObject

  /// Creates an array of `count` times the same value.
  init(repeating value: Element, count: Int) {
    let memory = OwnedMemory<Element>(count: count)
    unsafe memory.base.initialize(repeating: value, count: count)
    unsafe self.init(base: memory.base, count: count, owner: memory)
  }

  /// Creates an array that holds a copy of `values`.
  init(_ values: [Element]) {
    let memory = OwnedMemory<Element>(count: values.count)
    for (index, value) in values.enumerated() {
      unsafe (memory.base + index).initialize(to: value)
    }
    unsafe self.init(base: memory.base, count: values.count, owner: memory)
  }

  /// Creates a view of memory that `owner` keeps alive.
  @unsafe init(base: UnsafeMutablePointer<Element>, count: Int, owner: AnyObject) {
    unsafe self.base = unsafe base
    self.count = count
    self.owner = owner
  }

  /// Creates an array with a copy of the values of another.
  init(copying other: FlatArray) {
    let memory = OwnedMemory<Element>(count: other.count)
    unsafe memory.base.initialize(from: other.base, count: other.count)
    unsafe self.init(base: memory.base, count: other.count, owner: memory)
  }

  /// A copy of the values.
  var values: [Element] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }

  /// The value at `index`.
  subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count, "index out of range")
      return unsafe base[index]
    }
    nonmutating set {
      precondition(index >= 0 && index < count, "index out of range")
      unsafe base[index] = newValue
    }
  }
}

/// Memory that is freed with its last user; at the start of a cache line.
@safe private final class OwnedMemory<Element: BitwiseCopyable> {
  let base: UnsafeMutablePointer<Element>

  /// Large tables are read all over: with huge pages the processor finds the pages sooner.
  private static var hugePage: Int { 1 << 21 }

  init(count: Int) {
    let size = max(1, count) * MemoryLayout<Element>.stride
    let isLarge = size >= OwnedMemory.hugePage / 2
    let memory = unsafe UnsafeMutableRawPointer.allocate(
      byteCount: isLarge ? (size + OwnedMemory.hugePage - 1) & -OwnedMemory.hugePage : size,
      alignment: isLarge ? OwnedMemory.hugePage : 64)
    #if os(Linux)
      // Advice only: where it cannot be followed all goes on as it is.
      if isLarge { _ = unsafe madvise(memory, size, MADV_HUGEPAGE) }
    #endif
    unsafe base = memory.bindMemory(to: Element.self, capacity: max(1, count))
  }

  deinit { unsafe UnsafeMutableRawPointer(base).deallocate() }
}
