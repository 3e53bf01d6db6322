// SPDX-License-Identifier: Apache-2.0

@testable import TuningData

/// A report with everything that a format may stumble over.
enum HostileReport {
  /// Texts that mean something to whoever reads a format.
  static let texts = [
    "<script>alert(1)</script>", "</failure></testcase>]]>", "\u{1B}[31mred\u{1B}[0m", "\u{9B}2J",
    "\u{202E}txt.exe", "first\nsecond\r\nthird", "100%0A::error::injected",
    "::set-output name=x::y",
    "##[add-mask]secret", "a | b || c `code` ``more``", "\\| \\` \\", "nul \0 and \u{7F}",
    "[text](javascript:alert(1))", "![image](http://example.org/x.png)", "www.example.org/x",
    "someone@example.org and @everybody, #1", "{0} {{braces}} %s", "\u{FFFE}\u{FFFF}\u{E000}",
    "\u{2028}\u{2029}\u{200B}\u{FEFF}", "emoji 👩‍👩‍👧 e\u{301} 漢字", "| --- | :-- |", "<!-- x",
    "&amp;&#0;",
    "\"quotes\" and 'quotes'", "*bold* _it_ ~~s~~ $x$", "and 7 more", "3 findings",
  ]

  /// Names of files that are as bad.
  static let paths = [
    "train.jsonl", "./data/train set.jsonl", "/tmp/a:b.jsonl", "::set-output name=x::y.jsonl",
    "two\nlines.jsonl", "a,b=c%0A.jsonl", "<b>&\"'.jsonl", "\u{202E}lnosj.jsonl", "|`#@.jsonl",
    "-", "ä?#%.jsonl",
  ]

  /// Returns files with every text, each found by rules of every severity at lines and of the file
  /// as a whole, of which `omitted` a rule are counted only, and two inputs that failed.
  static func report(omitted: Int = 0) -> Report {
    var report = Report()
    report.files = paths.map { file($0, omitted: omitted) }
    report.files.append(FileReport.plain("sound.jsonl"))
    report.failures = [
      InputFailure(path: "nowhere.jsonl", message: "no such file"),
      InputFailure(path: "x\n::error::y|<b>.jsonl", message: texts.joined(separator: " ")),
    ]
    return report
  }

  private static func file(_ path: String, omitted: Int) -> FileReport {
    let rules = Severity.allCases.flatMap { severity in
      RuleCatalogue.rules.filter { $0.severity == severity }.prefix(2)
    }
    var file = FileReport.plain(path)
    for (index, text) in texts.enumerated() {
      let rule = rules[index % rules.count]
      file.diagnostics.append(
        Diagnostic(
          rule: rule.id, severity: rule.severity, place: index % 5 == 0 ? nil : place(index),
          message: text, help: texts[(index + 1) % texts.count],
          record: index % 5 == 0 ? nil : "00112233445566778899aabbccddeeff"))
    }
    file.counts = RuleCatalogue.rules.compactMap { rule in
      let count = file.diagnostics.count { $0.rule == rule.id }
      return count == 0
        ? nil
        : RuleCount(
          rule: rule.id, severity: rule.severity, count: count + omitted, lines: count + omitted)
    }
    return file
  }

  private static func place(_ index: Int) -> Place {
    Place(
      line: 1 + index / 2, column: 3, byteColumn: 4, byteOffset: 100 * index, pointer: nil,
      excerpt: nil)
  }
}

extension FileReport {
  /// A file in which nothing was found.
  static func plain(_ path: String) -> FileReport {
    FileReport(
      path: path, bytes: 10, lines: 1, records: 1, format: .text, formatRecords: [.text: 1],
      messages: 0, turns: 0, counts: [], diagnostics: [], tokens: nil)
  }
}
