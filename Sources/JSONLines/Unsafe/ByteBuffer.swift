// SPDX-License-Identifier: Apache-2.0

/// Memory for whole lines, with room after the last byte for the scanner to look ahead.
///
/// Sound although it is not checked: one owner fills a buffer, then hands it over; from then on
/// nobody writes to it until it comes back for its next use. All access from outside goes through
/// checked functions or through `withBytes`, whose pointer must not outlive the call.
@safe public final class ByteBuffer: @unchecked Sendable {
  /// How many bytes after `count` may be read: a vector from the byte behind the last one on, or from
  /// wherever an escape could end, stays inside.
  static let padding = 80

  private(set) var base: UnsafeMutablePointer<UInt8>
  /// How many bytes fit before the buffer has to grow.
  private(set) var capacity: Int
  /// How many bytes are in use.
  public internal(set) var count: Int {
    get { used }
    set { used = newValue }
  }
  /// The same; private, so that the compiler sees that nobody else is at it.
  private var used = 0

  /// Creates an empty buffer.
  init(capacity: Int) {
    self.capacity = capacity
    unsafe base = .allocate(capacity: capacity + ByteBuffer.padding)
  }

  /// Creates a buffer that holds `bytes` and, behind them, a sentinel that ends every token.
  public convenience init(_ bytes: some Collection<UInt8>) {
    self.init(capacity: bytes.count)
    append(bytes)
    terminate()
  }

  deinit { unsafe base.deallocate() }

  /// The byte at `index`, which must be in use.
  public subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "byte index out of range")
    return unsafe base[index]
  }

  /// Calls `body` with the bytes in use.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    unsafe body(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// Calls `body` with the bytes in use.
  public func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    let bytes = unsafe UnsafeBufferPointer(start: UnsafePointer(base), count: count)
    return unsafe body(bytes.span)
  }

  /// Returns a copy of the bytes in `range`, cut to what is in use.
  public func copy(_ range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: 0..<count)
    return unsafe Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  /// Appends a copy of the bytes in `range`, cut to what is in use, to an array.
  func copy(_ range: Range<Int>, to bytes: inout [UInt8]) {
    let range = range.clamped(to: 0..<count)
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  func append(_ bytes: some Collection<UInt8>) {
    grow(to: count + bytes.count)
    let room = unsafe UnsafeMutableBufferPointer(start: base + count, count: bytes.count)
    count += unsafe room.update(fromContentsOf: bytes)
  }

  /// Makes room for `wanted` bytes, keeping those in use.
  func grow(to wanted: Int) {
    guard wanted > capacity else { return }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted + ByteBuffer.padding)
    unsafe larger.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
    capacity = wanted
  }

  /// Writes line feeds behind the last byte: no token runs over them.
  func terminate() {
    unsafe (base + count).update(repeating: 0x0A, count: ByteBuffer.padding)
  }
}
