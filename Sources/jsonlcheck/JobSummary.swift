// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import TuningData

/// The page that GitHub shows for a job: Markdown that a step appends to a file.
enum JobSummary {
  /// As much as GitHub takes from a step; of more it shows nothing.
  private static let limit = 1 << 20
  private static let cut = "\n… the rest does not fit into the summary of a job (1 MiB)\n"

  /// Appends the findings as tables, when a job says where.
  static func append(_ report: Report) throws {
    guard let path = EnvironmentVariable.value("GITHUB_STEP_SUMMARY"), !path.isEmpty else { return }
    let file = try AppendedFile(path: path)
    let gap = file.byteCount > 0 ? "\n" : ""
    let tables = ReportFormat.named("markdown")?.text(report) ?? ""
    try file.append(fit(gap + tables, room: limit - file.byteCount))
  }

  /// Returns as many whole lines of a text as there is room for, and then says that there is more.
  static func fit(_ text: String, room: Int) -> String {
    guard text.utf8.count > room else { return text }
    let kept = text.utf8.prefix(max(0, room - cut.utf8.count))
    guard let end = kept.lastIndex(of: UInt8(ascii: "\n")) else {
      return cut.utf8.count <= room ? cut : ""
    }
    return String(decoding: kept[...end], as: UTF8.self) + cut
  }
}
