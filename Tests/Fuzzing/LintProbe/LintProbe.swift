// SPDX-License-Identifier: Apache-2.0

internal import JSONLines
public import TuningData

/// Checks a file twice, cut into blocks in two ways, and judges the reports: they must be the same,
/// their numbers must add up, and what they say must lie inside the file.
public struct LintProbe: Sendable {
  private let settings: ProbeSettings
  private let catalogue: ModelCatalogue?

  /// Creates a probe; `catalogue` has the model that `settings` may name.
  public init(_ settings: ProbeSettings, catalogue: ModelCatalogue?) {
    self.settings = settings
    self.catalogue = catalogue
  }

  /// Returns what is wrong with the reports about `bytes`; nil when nothing is.
  public func complaint(about bytes: [UInt8]) async -> String? {
    let whole: FileReport
    let cut: FileReport
    do {
      whole = try await report(bytes, blockSize: BlockReader.defaultBlockSize, jobs: 1)
      cut = try await report(bytes, blockSize: settings.blockSize, jobs: settings.jobs)
    } catch {
      return "the reader fails on bytes in memory: \(error)"
    }
    guard whole == cut else { return difference(whole, cut) }
    return ReportAudit(whole, bytes, maximumDiagnostics: settings.maximumDiagnostics).complaint
  }

  private func report(
    _ bytes: [UInt8], blockSize: Int, jobs: Int
  ) async throws(ReadError) -> FileReport {
    var options = LintOptions()
    options.format = settings.format
    options.model = settings.model
    options.catalogue = settings.model.flatMap { _ in catalogue }
    options.maximumDiagnostics = settings.maximumDiagnostics
    options.maximumLineBytes = settings.maximumLineBytes
    options.blockSize = blockSize
    options.jobs = jobs
    return try await Linter(options: options).check(MemorySource(bytes, path: "fuzz.jsonl"))
  }

  private func difference(_ whole: FileReport, _ cut: FileReport) -> String {
    let changed = zip(whole.diagnostics, cut.diagnostics).first { $0 != $1 }
    return """
      the report depends on the blocks (\(settings.blockSize) bytes, \(settings.jobs) jobs)
        whole: \(summary(whole))
        cut:   \(summary(cut))
        first finding that differs: \(changed.map { "\($0.0)\n  and \($0.1)" } ?? "none")
      """
  }

  private func summary(_ report: FileReport) -> String {
    "\(report.lines) lines, \(report.records) records, \(report.messages) messages, "
      + report.counts.map { "\($0.count) \($0.rule)" }.joined(separator: ", ")
  }
}
