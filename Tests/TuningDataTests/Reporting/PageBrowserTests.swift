// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

/// What a browser makes of the page of a report.
@Suite(PageBrowser.isInstalled) struct PageBrowserTests {
  @Test func `Pages are shown, read out and worked on by keyboard`() async throws {
    let chats = [
      SampleReports.chat("Hi", String(repeating: "long ", count: 400)),
      SampleReports.chat("Hi", "Ho", "Hey"), SampleReports.chat("", "Ho"),
      "{", #"{"messages": [{"role": "human", "content": "Hi"}]}"#,
    ]
    let setup = try SampleReports.setup(contextLength: 300)
    var several = try await SampleReports.report(chats, setup: setup)
    several.files.append(.plain("sound.jsonl"))
    several.failures = [InputFailure(path: "nowhere.jsonl", message: "no such file")]
    several.addNotes(["the tokenizer is not that of the model"])
    let looks = try PageBrowser.looks([
      "tokens": ReportPage(report: try await SampleReports.report(chats, setup: setup)).text,
      "several": ReportPage(report: several).text,
      "sound": ReportPage(report: try await SampleReports.report([chats[1]])).text,
      "empty": ReportPage(report: try await SampleReports.report([])).text,
      "nothing": ReportPage(report: Report()).text,
    ])
    #expect(looks.count == 5)
    for (name, look) in looks {
      #expect(look.faults == [], "\(name)")
      #expect(look.unreachable == [] && look.unmarked == [], "\(name)")
    }
    let tokens = try #require(looks["tokens"])
    for words in ["context 300", "Turns per record", "Rows as the model sees them", "not shown"] {
      #expect(tokens.text.contains(words), "\(words)")
    }
    #expect(looks["several"]?.text.contains("no such file") == true)
    #expect(looks["nothing"]?.text.contains("No file was checked") == true)
  }

  @Test func `Hostile text is shown as text`() async throws {
    let texts = HostileReport.texts + ["</style><b>", String(repeating: "<i>x", count: 1 << 18)]
    var report = HostileReport.report()
    report.files[0].diagnostics[0].message = texts[texts.count - 1]
    report.files[0].diagnostics[1].message = texts[texts.count - 2]
    let rows = try await SampleReports.report(
      [SampleReports.chat("Hi", HostileReport.texts.joined(separator: "\n"))],
      path: "<script>alert(1)</script>", setup: try SampleReports.setup())
    let looks = try PageBrowser.looks([
      "findings": ReportPage(report: report).text, "rows": ReportPage(report: rows).text,
    ])
    let findings = try #require(looks["findings"])
    #expect(findings.faults == [])
    #expect(looks["rows"]?.faults == [])
    #expect(looks["rows"]?.text.contains("<script>alert(1)</script>") == true)
    // Both what the page begins with and what the script builds.
    let shown = Set(report.files.flatMap(\.diagnostics).map { VisibleText($0.message).text })
    #expect(findings.messages.allSatisfy(shown.contains))
    #expect(findings.messages.contains("<script>alert(1)</script>"))
    let later = try #require(findings.later)
    #expect(later.allSatisfy(shown.contains) && later != findings.messages)
  }

  @Test func `Fifty thousand findings are paged and filtered with few elements`() throws {
    let page = ReportPage(report: SampleReports.findings(50_000)).text
    let looks = try PageBrowser.looks(
      ["page": page], words: ["x4999 finding", "NOTE x49990", "nothing"])
    let look = try #require(looks["page"])
    #expect(look.faults == [])
    #expect(look.elements < 500)
    let pages = try #require(look.pages)
    #expect(
      pages.map(\.first)
        == ["line 2", "line 13", "line 24", "line 49990"].map { "\($0), column 8" })
    #expect(pages.map(\.count) == [10, 10, 10, 10])
    let filtered = try #require(look.filtered)
    #expect(
      filtered.map(\.status) == [
        "11 of 50,000 listed findings", "1 of 50,000 listed findings",
        "0 of 50,000 listed findings",
        "50,000 findings",
      ])
    #expect(filtered[1].places == ["line 49991, column 8"])
    #expect(filtered[1].rules == ["length/length-outlier"])
    #expect(filtered[2].rules == [])
    #expect(filtered.allSatisfy { $0.elements < 500 })
    // The first findings of every rule are there without scripts, and nothing that needs them.
    #expect(look.bare.messages.count == 20 && look.bare.messages[0] == "finding number 1")
    #expect(look.bare.controls == [] && look.bare.more.count == 2)
  }

  @Test func `A spoilt page is told from a sound one`() async throws {
    let page = ReportPage(report: try await SampleReports.report([SampleReports.chat("Hi", "")]))
      .text
    let spoilt = [
      "script": page.replacing("<main>", with: "<main><script>alert(1)</script>"),
      "image": page.replacing("<main>", with: "<main><img src=\"http://127.0.0.1:9/x\">"),
      "label": page.replacing("<label for=\"words\">Filter</label>", with: ""),
      "drawing": page.replacing(" aria-labelledby=\"chart-0-0-title chart-0-0-text\"", with: "")
        .replacing("<title id=\"chart-0-0-title\">Turns per record</title>", with: ""),
      "style": page.replacing("--muted: #58616c", with: "--muted: #aaaaaa"),
    ]
    for (name, look) in try PageBrowser.looks(spoilt) { #expect(look.faults != [], "\(name)") }
  }
}
