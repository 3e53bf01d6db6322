// SPDX-License-Identifier: Apache-2.0

internal import JSONLines
internal import TuningData

/// Compares a report with the file that it speaks of.
struct ReportAudit {
  private let report: FileReport
  private let bytes: [UInt8]
  private let maximumDiagnostics: Int
  /// Where lines start, and the end of the file.
  private let starts: [Int]

  init(_ report: FileReport, _ bytes: [UInt8], maximumDiagnostics: Int) {
    self.report = report
    self.bytes = bytes
    self.maximumDiagnostics = maximumDiagnostics
    var starts = [0]
    for index in bytes.indices where bytes[index] == 0x0A { starts.append(index + 1) }
    if starts.last != bytes.count { starts.append(bytes.count) }
    self.starts = starts
  }

  /// What is wrong; nil when nothing is.
  var complaint: String? {
    numbers ?? counts ?? report.diagnostics.lazy.compactMap(complaint).first ?? order ?? texts
  }

  private var numbers: String? {
    // A rule about the start of a file may end the run before the first line.
    let isStopped = report.lines == 0
    if !isStopped, report.lines != starts.count - 1 { return "\(report.lines) lines counted" }
    if !isStopped, report.bytes != bytes.count { return "\(report.bytes) bytes counted" }
    if report.records > report.lines { return "more records than lines" }
    if report.formatRecords.values.reduce(0, +) > report.records { return "too many formats" }
    return report.turns > report.messages ? "more turns than messages" : nil
  }

  private var counts: String? {
    if report.diagnostics.count > max(0, maximumDiagnostics) { return "too many findings shown" }
    if report.omitted < 0 { return "\(report.omitted) findings omitted" }
    if maximumDiagnostics > report.diagnostics.count, report.omitted > 0 { return "room unused" }
    var shown: [String: Int] = [:]
    for diagnostic in report.diagnostics { shown[diagnostic.rule, default: 0] += 1 }
    for count in report.counts {
      if count.count <= 0 { return "a rule that found nothing is counted" }
      if shown.removeValue(forKey: count.rule) ?? 0 > count.count { return "more shown than found" }
    }
    return shown.isEmpty ? nil : "findings of rules that are not counted: \(shown.keys)"
  }

  private func complaint(about diagnostic: Diagnostic) -> String? {
    if diagnostic.message.isEmpty || diagnostic.help.isEmpty { return "no words: \(diagnostic)" }
    guard let place = diagnostic.place else { return nil }
    guard place.line >= 1, place.line < starts.count else { return "no such line: \(diagnostic)" }
    // Columns do not count a byte order mark, which editors do not show; only its own place does.
    let isMarked =
      bytes.starts(with: [0xEF, 0xBB, 0xBF]) && place.line == 1
      && place.byteOffset > 0
    let start = isMarked ? 3 : starts[place.line - 1]
    guard place.byteOffset == start + place.byteColumn - 1, place.byteColumn >= 1,
      place.byteOffset <= starts[place.line], place.column >= 1, place.column <= place.byteColumn
    else { return "no such place: \(diagnostic), line starts at \(start)" }
    if let pointer = place.pointer, JSONPointer(pointer)?.description != pointer {
      return "no such pointer: \(diagnostic)"
    }
    guard let excerpt = place.excerpt else { return nil }
    let length = excerpt.text.unicodeScalars.count
    return excerpt.marked.upperBound <= length
      ? nil : "marked outside of the excerpt: \(diagnostic)"
  }

  private var order: String? {
    let lines = report.diagnostics.map { $0.place?.line ?? 0 }
    return zip(lines, lines.dropFirst()).allSatisfy { $0 <= $1 } ? nil : "findings out of order"
  }

  /// What reporters make of it: JSON, and text that cannot steer a terminal.
  private var texts: String? {
    var whole = Report()
    whole.files = [report]
    let json = JSONReporter().report(whole)
    if !JSONDocument().scan(text: json.utf8) { return "the report is not JSON: \(json)" }
    for text in [json, TextReporter().report(report, seconds: 1)] {
      let steering = text.unicodeScalars.first {
        $0 != "\n" && [.control, .lineSeparator].contains($0.properties.generalCategory)
      }
      if let steering { return "U+\(String(steering.value, radix: 16)) in a report: \(text)" }
    }
    return nil
  }
}
