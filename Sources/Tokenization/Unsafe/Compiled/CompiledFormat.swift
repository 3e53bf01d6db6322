// SPDX-License-Identifier: Apache-2.0

/// The form in which a compiled tokenizer is kept in a file.
///
/// Eight words of a header: a magic word, the version of the format, the key (two words) that says
/// what was compiled, the size and the hash (two words) of all that follows, and zero. Then come the
/// settings and the tables, each with its size in bytes in a word before it and from a multiple of
/// 64 on. All in the byte order of the machine, which the magic word tells.
enum CompiledFormat {
  static let magic: UInt64 = 0x4E4B_4F54_4C4E_534A
  /// To be raised whenever a table changes its meaning.
  static let version: UInt64 = 4
  static let headerWords = 8
  static let alignment = 64

  /// Returns the header for a payload.
  static func header(key: ContentHash, _ payload: UnsafeRawBufferPointer) -> [UInt64] {
    let hash = unsafe ContentHash(payload)
    return [
      magic, version, key.low, key.high, UInt64(payload.count), hash.low, hash.high, 0,
    ]
  }
}

/// Puts a payload together.
struct CompiledWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ settings: [UInt8]) {
    unsafe settings.withUnsafeBytes { unsafe write($0) }
  }

  mutating func write<Element: BitwiseCopyable>(_ table: FlatArray<Element>) {
    unsafe write(
      UnsafeRawBufferPointer(UnsafeBufferPointer(start: table.base, count: table.count)))
  }

  private mutating func write(_ table: UnsafeRawBufferPointer) {
    pad()
    unsafe withUnsafeBytes(of: UInt64(table.count)) { unsafe bytes += $0 }
    pad()
    unsafe bytes += table
  }

  private mutating func pad() {
    bytes.append(
      contentsOf: repeatElement(0, count: -bytes.count & (CompiledFormat.alignment - 1)))
  }
}

/// Takes a payload apart; the tables are views of its memory.
@safe struct CompiledReader {
  private let memory: FlatArray<UInt8>
  private var offset: Int

  /// Checks the header and the hash; nil when the file is anything but what was written for `key`.
  init?(_ memory: FlatArray<UInt8>, key: ContentHash) {
    let headerSize = CompiledFormat.headerWords * 8
    guard memory.count >= headerSize else { return nil }
    let bytes = unsafe UnsafeRawBufferPointer(start: memory.base, count: memory.count)
    let payload = unsafe UnsafeRawBufferPointer(rebasing: bytes[headerSize...])
    let header = (0..<CompiledFormat.headerWords).map {
      unsafe bytes.load(fromByteOffset: $0 * 8, as: UInt64.self)
    }
    guard header.starts(with: [CompiledFormat.magic, CompiledFormat.version, key.low, key.high]),
      unsafe header == CompiledFormat.header(key: key, payload)
    else { return nil }
    self.memory = memory
    offset = headerSize
  }

  /// Whether everything was read.
  var isAtEnd: Bool { offset == memory.count }

  /// Returns the next table.
  mutating func table<Element: BitwiseCopyable>(of type: Element.Type = Element.self)
    throws(ByteReader.Broken) -> FlatArray<Element>
  {
    pad()
    guard offset + 8 <= memory.count else { throw ByteReader.Broken() }
    let size = unsafe UnsafeRawPointer(memory.base + offset).load(as: UInt64.self)
    offset += 8
    pad()
    let stride = MemoryLayout<Element>.stride
    guard offset <= memory.count, size <= UInt64(memory.count - offset), Int(size) % stride == 0
    else { throw ByteReader.Broken() }
    defer { offset += Int(size) }
    let start = unsafe UnsafeMutableRawPointer(memory.base + offset)
    return unsafe FlatArray(
      base: start.assumingMemoryBound(to: Element.self), count: Int(size) / stride,
      owner: memory.owner)
  }

  /// Returns the next table of bytes.
  mutating func settings() throws(ByteReader.Broken) -> [UInt8] {
    try table(of: UInt8.self).values
  }

  private mutating func pad() {
    // Tables are aligned from the start of the payload, and the header is as long as that.
    offset = (offset + CompiledFormat.alignment - 1) & -CompiledFormat.alignment
  }
}
