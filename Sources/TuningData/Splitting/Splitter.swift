// SPDX-License-Identifier: Apache-2.0

/// Splits a file into parts, line by line and byte for byte.
///
/// ```swift
/// var options = SplitOptions()
/// options.parts[1].size = .share(billionths: 200_000_000)
/// let outcome = try await Splitter(options).split("train.jsonl")
/// ```
///
/// Memory does not grow with the file where every row decides by itself (`--method hash` with one
/// key); otherwise it is some tens of bytes a row.
public struct Splitter: Sendable {
  private let options: SplitOptions

  /// Creates a splitter.
  ///
  /// - Throws: `SplitError.options` when the options contradict each other.
  public init(_ options: SplitOptions) throws(SplitError) {
    if let reason = options.contradiction { throw .options(reason) }
    self.options = options
  }

  /// Where splitting `path` writes the manifest.
  public func manifestPath(of path: String) -> String {
    SplitLayout(options, inputPath: path).manifestPath
  }

  /// Returns all files that splitting `path` writes, the manifest last.
  public func outputPaths(of path: String) -> [String] {
    SplitLayout(options, inputPath: path).files.map(\.path) + [manifestPath(of: path)]
  }

  /// Splits the file at `path`; "-" is standard input.
  ///
  /// - Parameters:
  ///   - path: The input.
  ///   - destination: Where the lines go.
  ///   - progress: Called between blocks with the share of the work that is done.
  /// - Returns: What was done.
  /// - Throws: `SplitError`; then nothing has been written.
  public func split(
    _ path: String, to destination: SplitDestination = .files,
    progress: (Double) -> Void = { _ in }
  ) async throws(SplitError) -> SplitOutcome {
    let run = try SplitRun(options, path, destination)
    return try await run.split(progress)
  }
}
