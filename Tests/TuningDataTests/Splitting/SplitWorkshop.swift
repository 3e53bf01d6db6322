// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import TuningData

/// A folder in which files are split, with rows unchecked unless a test wants otherwise.
struct SplitWorkshop {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What a split wrote.
  struct Result {
    let manifest: SplitManifest
    /// The bytes of every file by its name.
    let files: [String: [UInt8]]

    /// The lines of a file with their ends.
    func lines(_ name: String) -> [[UInt8]] { linesWithEnds(files[name] ?? []) }

    /// How many rows a file has.
    func rows(_ name: String) -> Int { manifest.files.first { $0.name == name }?.rows ?? -1 }
  }

  /// Splits `bytes` in a folder of its own.
  func split(
    _ bytes: [UInt8], as name: String = "in.jsonl", in place: String = "a",
    _ change: (inout SplitOptions) -> Void = { _ in }
  ) async throws -> Result {
    let path = try folder.write(bytes, to: "\(place)/\(name)")
    var options = SplitOptions.unchecked
    change(&options)
    let outcome = try await Splitter(options).split(path)
    guard case .split(let manifest, _) = outcome else { throw Refused() }
    var files: [String: [UInt8]] = [:]
    for file in manifest.files {
      let path = file.path.contains("/") ? file.path : folder.path("\(place)/\(file.path)")
      files[file.name] = folder.bytes(of: String(path.dropFirst(folder.path.count + 1)))
    }
    return Result(manifest: manifest, files: files)
  }

  /// Returns the part of every line.
  func assignment(
    _ bytes: [UInt8], _ change: (inout SplitOptions) -> Void = { _ in }
  ) async throws -> [String] {
    let path = try folder.write(bytes, to: "assignment/in.jsonl")
    var options = SplitOptions.unchecked
    change(&options)
    var text = ""
    let outcome = try await Splitter(options).split(path, to: .assignment { text += $0 })
    guard case .split = outcome else { throw Refused() }
    return try text.split(separator: "\n").enumerated().map { index, line in
      let fields = line.split(separator: "\t")
      try #require(fields.count == 2 && fields[0] == "\(index + 1)")
      return String(fields[1])
    }
  }

  struct Refused: Error {}
}

extension SplitOptions {
  /// Options that take rows as they are.
  static var unchecked: SplitOptions {
    var options = SplitOptions()
    options.checks = false
    options.lint.jobs = 2
    return options
  }

  /// Sets the parts from what a command line would say.
  mutating func setParts(_ texts: String...) { parts = texts.compactMap { SplitPart($0) } }
}

/// The lines of a file with their ends; what is behind the last line feed is one too.
func linesWithEnds(_ bytes: [UInt8]) -> [[UInt8]] {
  var lines: [[UInt8]] = []
  var rest = bytes[...]
  while !rest.isEmpty {
    let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
    lines.append(Array(rest[..<end]))
    rest = rest[end...]
  }
  return lines
}

/// How often each line is there.
func multiset(_ lines: some Sequence<[UInt8]>) -> [[UInt8]: Int] {
  lines.reduce(into: [:]) { $0[$1, default: 0] += 1 }
}
