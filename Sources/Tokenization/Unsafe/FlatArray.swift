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
  /// What keeps the memory alive.
  let owner: AnyObject

  /// Creates an array of `count` times the same value.
  init(repeating value: Element, count: Int) {
    let memory = OwnedMemory<Element>(count: count)
    unsafe memory.base.initialize(repeating: value, count: count)
    unsafe self.init(base: memory.base, count: count, owner: memory)
  }

  /// Creates an array of values whose bytes are all zero, as fresh memory of large tables is.
  @unsafe init(zeroed count: Int) {
    let memory = OwnedMemory<Element>(count: count)
    if !memory.isZero {
      unsafe UnsafeMutableRawPointer(memory.base).initializeMemory(
        as: UInt8.self, repeating: 0, count: count * MemoryLayout<Element>.stride)
    }
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
  /// Whether the memory is known to be all zero.
  let isZero: Bool
  private let mapping: UnsafeMutableRawBufferPointer?

  /// Large tables are read all over: with huge pages the processor finds the pages sooner.
  private static var hugePage: Int { 1 << 21 }

  init(count: Int) {
    let size = max(1, count) * MemoryLayout<Element>.stride
    if size >= OwnedMemory.hugePage / 2, let mapping = unsafe OwnedMemory.map(size) {
      unsafe self.mapping = unsafe mapping
      isZero = true
      let address = Int(bitPattern: mapping.baseAddress)
      let padding = -address & (OwnedMemory.hugePage - 1)
      unsafe base = (mapping.baseAddress.unsafelyUnwrapped + padding)
        .bindMemory(to: Element.self, capacity: count)
    } else {
      unsafe mapping = nil
      isZero = false
      unsafe base = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
        .bindMemory(to: Element.self, capacity: max(1, count))
    }
  }

  /// Asks the system for memory with room to start at a huge page.
  private static func map(_ size: Int) -> UnsafeMutableRawBufferPointer? {
    #if os(Linux)
      let whole = size + hugePage
      let memory = unsafe mmap(
        nil, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
      guard let memory = unsafe memory, unsafe memory != MAP_FAILED else { return nil }
      // Advice only: where it cannot be followed all goes on as it is.
      _ = unsafe madvise(memory, whole, MADV_HUGEPAGE)
      return unsafe UnsafeMutableRawBufferPointer(start: memory, count: whole)
    #else
      return nil
    #endif
  }

  deinit {
    #if os(Linux)
      if let mapping = unsafe mapping {
        _ = unsafe munmap(mapping.baseAddress.unsafelyUnwrapped, mapping.count)
        return
      }
    #endif
    unsafe UnsafeMutableRawPointer(base).deallocate()
  }
}
