// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// An input that is read several times, each time from its start.
public struct ComparedInput: Sendable {
  /// How diagnostics call it.
  public let path: String
  /// Whether it can be read more than once.
  public let isRereadable: Bool
  /// What the file was when the input was created; nil when there is no file.
  private let state: InputState?
  private let source: @Sendable () throws(ReadError) -> InputSource

  /// Creates the input for the file at `path`, compressed or not; "-" is standard input.
  public init(path: String) {
    self.path = path
    isRereadable = path != "-" && !InputState.isStream(path)
    state = isRereadable ? InputState(path: path) : nil
    source = { () throws(ReadError) in try InputSource(path: path) }
  }

  /// Creates an input with some bytes.
  public init(_ bytes: [UInt8], path: String) {
    self.path = path
    isRereadable = true
    state = nil
    source = { () throws(ReadError) in InputSource(MemorySource(bytes, path: path)) }
  }

  /// Opens the input at its start.
  func open() throws(CompareError) -> InputSource {
    do throws(ReadError) { return try source() } catch { throw .read(error) }
  }

  /// Throws when the file is not what it was.
  func checkUnchanged() throws(CompareError) {
    guard let state, InputState(path: path) != state else { return }
    throw .changed(path: path)
  }
}

extension BlockReader {
  /// Returns the next block; nil at the end.
  func nextCompared() throws(CompareError) -> Block? {
    do throws(ReadError) { return try next() } catch { throw .read(error) }
  }
}
