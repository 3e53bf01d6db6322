// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import JSONLines
import TuningData

/// The data files of a project, and what a first check says of them.
struct FoundData {
  /// Files that were checked, in the order of their paths.
  private(set) var reports: [FileReport] = []
  /// Files that were only listed: too large, or not readable.
  private(set) var others: [String] = []

  private static let mostEntries = 100_000
  /// More than this in one file, or in all, takes longer than people want to wait here.
  private static let mostBytes = 256 << 20
  private static let skipped: Set<String> = [
    "build", "dist", "node_modules", "site-packages", "target", "venv", "__pycache__",
  ]

  /// Looks for data files in a folder and below, and checks them.
  init(in folder: String) async throws {
    let paths = try FolderTree.files(
      in: folder, mostEntries: FoundData.mostEntries, skipping: FoundData.skipped,
      where: FoundData.isData)
    var options = LintOptions()
    options.maximumDiagnostics = 0
    options.jobs = availableCores()
    let linter = Linter(options: options)
    var room = FoundData.mostBytes
    for path in paths {
      do {
        let source = try InputSource(path: path)
        guard let size = source.storedByteCount, size <= room else {
          others.append(path)
          continue
        }
        room -= size
        reports.append(try await linter.check(source))
      } catch {
        others.append(path)
      }
    }
  }

  private static func isData(_ name: String) -> Bool {
    var stem = name[...]
    for packed in [".gz", ".zst"] where stem.hasSuffix(packed) {
      stem = stem.dropLast(packed.count)
    }
    return [".jsonl", ".ndjson"].contains { stem.hasSuffix($0) }
  }

  /// Each format with the files of most of whose records it is the format.
  var formats: [(format: DatasetFormat, paths: [String])] {
    DatasetFormat.allCases.compactMap { format in
      let paths = reports.filter { $0.format == format }.map(\.path)
      return paths.isEmpty ? nil : (format, paths)
    }
  }

  /// The rules that found something of a severity, the most findings first.
  func rules(_ severity: Severity) -> [(rule: String, count: Int)] {
    var counts: [String: Int] = [:]
    for count in reports.flatMap(\.counts) where count.severity == severity {
      counts[count.rule, default: 0] += count.count
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  /// The command to go on with; nil when there is nothing to check.
  var next: String? {
    let paths = reports.map(\.path) + others
    guard let first = paths.first else { return nil }
    for train in paths {
      for word in ["valid", "validation", "val", "eval", "dev", "test"] {
        let validation = train.replacing("train", with: word)
        guard validation != train, paths.contains(validation) else { continue }
        return "jsonlcheck \(shellQuoted(train)) --validation \(shellQuoted(validation))"
      }
    }
    return "jsonlcheck \(shellQuoted(first))"
  }
}
