// SPDX-License-Identifier: Apache-2.0

/// Reports for people in front of a terminal, in the manner of compilers.
public struct TextReporter: Sendable {
  private let style: TextStyle

  /// Creates a reporter.
  public init(style: TextStyle = TextStyle()) { self.style = style }

  /// Returns the whole report of a file: header, findings, summary.
  public func report(_ file: FileReport, seconds: Double) -> String {
    header(file) + findings(file) + summary(file, seconds: seconds)
  }

  /// Returns the line that says what the file is.
  public func header(_ file: FileReport) -> String {
    let format = file.format.map { "\($0.rawValue) format, " } ?? ""
    let size = "\(Quantity.text(file.records, "record")), \(Quantity.bytes(file.bytes))"
    let path = RepositoryPath.atLineStart(file.path)
    let origin = file.configuration.map { ", by \(visible($0))" } ?? ""
    return LogCommands.broken(
      style.bold(path) + style.faint(" (\(format)\(size)\(origin))") + "\n\n")
  }

  /// Returns the findings of a file, those of one line together.
  public func findings(_ file: FileReport) -> String {
    var text = ""
    var line: Int?
    for (index, diagnostic) in file.diagnostics.enumerated() {
      if index > 0, diagnostic.place?.line != line { text += "\n" }
      line = diagnostic.place?.line
      text += finding(diagnostic, path: file.path)
    }
    if !file.diagnostics.isEmpty { text += "\n" }
    if file.omitted > 0 { text += style.faint(omission(file)) + "\n\n" }
    return text
  }

  /// Returns how often each rule found something.
  public func statistics(_ file: FileReport) -> String {
    let width = file.counts.map { Quantity.grouped($0.count).count }.max() ?? 0
    return file.counts.sorted { ($0.severity, $0.count) > ($1.severity, $1.count) }.map { count in
      let number = Quantity.grouped(count.count)
      let severity = count.severity.rawValue
      let padding = String(repeating: " ", count: width - number.count + 2)
      let gap = String(repeating: " ", count: 9 - severity.count)
      let tolerance = file.tolerance(count).map { style.faint(" (\($0))") } ?? ""
      return padding + number + "  " + style.paint(severity, as: count.severity) + gap
        + style.linked(count.rule, toRule: count.rule) + tolerance + "\n"
    }.joined()
  }

  /// Returns counts, verdict and time.
  public func summary(_ file: FileReport, seconds: Double) -> String {
    let table = file.counts.isEmpty ? "" : statistics(file) + "\n"
    let acceptance = file.acceptances.map { "\($0)\n" }.joined()
    return table + contents(file) + acceptance + verdict(file)
      + style.faint(speed(file.bytes, seconds)) + "\n"
  }

  /// Returns the sum over all files.
  public func total(_ report: Report) -> String {
    let refused = report.files.count { $0.verdict == .refused }
    let counts = severityCounts { report.count($0) }
    return "\n\(Quantity.text(report.files.count, "file")), \(refused) refused: \(counts)\n"
  }

  // MARK: - Findings

  private func finding(_ diagnostic: Diagnostic, path: String) -> String {
    var place = RepositoryPath.atLineStart(path)
    if let found = diagnostic.place { place += ":\(found.line):\(found.column)" }
    let severity = diagnostic.severity
    let id = style.linked(diagnostic.rule, toRule: diagnostic.rule)
    let rule = style.paint("\(severity.rawValue)[\(id)]", as: severity)
    let head = "\(style.bold(place + ":")) \(rule) \(visible(diagnostic.message))\n"
    let margin = String(repeating: " ", count: marginWidth(diagnostic))
    let help = style.faint("\(margin) = ") + "help: \(visible(diagnostic.help))\n"
    return LogCommands.broken(head + frame(diagnostic) + help)
  }

  private func marginWidth(_ diagnostic: Diagnostic) -> Int {
    diagnostic.place?.excerpt == nil ? 2 : String(diagnostic.place?.line ?? 0).count + 1
  }

  /// The part of the line around the fault, with carets below what is meant.
  private func frame(_ diagnostic: Diagnostic) -> String {
    guard let frame = CodeFrame(diagnostic) else { return "" }
    let number = String(frame.line)
    let gap = String(repeating: " ", count: frame.indentation)
    let carets = String(repeating: "^", count: frame.markedWidth)
    let empty = String(repeating: " ", count: number.count)
    return style.faint("\(number) | \(frame.start)") + frame.before + frame.marked + frame.behind
      + style.faint(frame.end) + "\n" + style.faint("\(empty) | ") + gap
      + style.paint(carets, as: diagnostic.severity) + "\n"
  }

  private func omission(_ file: FileReport) -> String {
    "\(Quantity.text(file.omitted, "more finding")) not shown; "
      + "--max-diagnostics all shows them, --statistics only counts"
  }

  // MARK: - Summary

  private func contents(_ file: FileReport) -> String {
    var parts = [Quantity.text(file.records, "record")]
    if file.formatRecords.count > 1 {
      let formats = DatasetFormat.allCases.compactMap { format in
        file.formatRecords[format].map { "\(Quantity.grouped($0)) \(format.rawValue)" }
      }
      parts[0] += " (\(formats.joined(separator: ", ")))"
    }
    if file.messages > 0 {
      parts += [Quantity.text(file.messages, "message"), Quantity.text(file.turns, "turn")]
    }
    return parts.joined(separator: ", ") + "\n"
  }

  private func verdict(_ file: FileReport) -> String {
    let counts = severityCounts(file.hasKnownFindings ? "new finding" : "finding") {
      file.count($0)
    }
    return "\(style.paint(file.verdict.rawValue, as: file.verdict)): \(counts)"
  }

  private func severityCounts(
    _ noun: String = "finding", _ count: (Severity) -> Int
  ) -> String {
    let found = Severity.allCases.reversed().filter { count($0) > 0 }
    guard !found.isEmpty else { return "no \(noun)s" }
    return found.map { Quantity.text(count($0), $0.rawValue) }.joined(separator: ", ")
  }

  private func speed(_ bytes: Int, _ seconds: Double) -> String {
    // A short run says nothing about speed.
    guard seconds >= 0.02 else { return " in \(Quantity.seconds(seconds))" }
    return " in \(Quantity.seconds(seconds)), \(Quantity.bytes(Int(Double(bytes) / seconds)))/s"
  }

  private func visible(_ text: String) -> String { VisibleText(text).text }
}
