// SPDX-License-Identifier: Apache-2.0

import ChatTemplates
import Hashing
import JSONLines
import Testing

@testable import TuningData

@Suite struct ReportPageTests {
  @Test func `Text becomes HTML when it enters`() {
    #expect(
      PageValue.text("<a b='c' d=\"e\">&\n").value.text
        == "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;⟨U+000A⟩")
    #expect(PageValue.lines("a\n\u{202E}<").value.text == "a&#10;⟨U+202E⟩&lt;")
    #expect(PageValue.text("plain – é").value.text == "plain – é")
  }

  @Test func `Data cannot end the element that it stands in`() {
    let tree = JSONTree.object([
      ("a", .array([.string("</script><!--\u{2028}\u{1B}"), .integer(1)]))
    ])
    #expect(
      PageValue.data(tree).value.text
        == "{\"a\": [\"\\u003c/script>\\u003c!--⟨U+2028⟩⟨U+001B⟩\", 1]}\n")
  }

  @Test func `What comes with the program is written as it is, and can be`() {
    for asset in PageAsset.allCases { #expect(asset.text.contains("SPDX-License-Identifier")) }
    #expect(!PageAsset.script.text.contains("</") && !PageAsset.script.text.contains("<!--"))
    #expect(!PageAsset.style.text.contains("</"))
    // No request, and nothing that reads text as HTML.
    for word in ["http:", "https:", "url(", "@import", "innerHTML", "insertAdjacentHTML", "eval("] {
      #expect(!PageAsset.script.text.contains(word) && !PageAsset.style.text.contains(word))
    }
  }

  @Test func `The policy allows our script and style, and nothing else`() {
    let hashes = [PageAsset.script, .style].map {
      "'sha256-\(Base64.encode(SHA256.digest(of: Array($0.text.utf8)).bytes))'"
    }
    #expect(
      PageAsset.policy
        == "default-src 'none'; script-src \(hashes[0]); style-src \(hashes[1]); base-uri 'none'; "
        + "form-action 'none'")
    let page = ReportPage(report: Report()).text
    #expect(page.contains(PageAsset.policy.replacing("'", with: "&#39;")))
  }

  @Test func `The page has verdict, counts, failures and notes`() {
    var report = HostileReport.report(omitted: 7)
    report.addNotes(["a <doubt>"])
    let page = ReportPage(report: report).text
    #expect(page.contains("<strong class=\"badge refused\">refused</strong>"))
    #expect(
      page.contains(
        "<dt>Errors</dt><dd class=\"error\">\(Quantity.grouped(report.count(.error)))</dd>"))
    #expect(page.contains("<bdi class=\"path\">nowhere.jsonl</bdi> <span>no such file</span>"))
    #expect(page.contains("mangle the data. 2 inputs could not be checked."))
    #expect(page.contains("<li>a &lt;doubt&gt;</li>"))
    #expect(page.contains("--max-diagnostics all lists all"))
    #expect(page.contains("7 more counted and not listed"))
  }

  @Test func `A file without lines, and a run without files, are told`() async throws {
    let empty = ReportPage(report: try await SampleReports.report([])).text
    #expect(
      empty.contains("format/no-records") && empty.contains("<dt>Records</dt><dd class=\"\">0"))
    #expect(empty.split(separator: "<figure").count == 2)
    #expect(ReportPage(report: Report()).text.contains("No file was checked."))
  }

  @Test func `With a tokenizer there are tokens and rows`() async throws {
    let setup = try SampleReports.setup(contextLength: 40)
    let report = try await SampleReports.report(
      [SampleReports.chat("Hi\nthere", "<b>"), SampleReports.chat("Hi", "Ho", "Hey")], setup: setup)
    let page = ReportPage(report: report).text
    #expect(page.contains("<dt>tokens</dt>"))
    #expect(page.contains("<mark class=\"trained\">&lt;b&gt;</mark>"))
    #expect(
      page.contains(
        "<span class=\"special\">&lt;|im_start|&gt;</span><span>user&#10;Hi&#10;there</span>"))
    #expect(page.contains("special cut\">") && page.contains("cut to 40"))
    #expect(page.contains("context 40"))
  }

  @Test func `A report that does not fit says so`() {
    var page = ReportPage(report: Report())
    page.limits = TemplateLimits(maximumOutput: 100)
    #expect(page.text.contains("--max-diagnostics"))
    #expect(page.text.utf8.count < 300)
  }

  @Test func `Of very many files the first have sections`() {
    var report = Report()
    report.files = (0..<103).map { .plain("\($0).jsonl") }
    for index in [0, 99, 100] {
      report.files[index].counts = [RuleCount(rule: "a/b", severity: .note, count: 1)]
    }
    let page = ReportPage(report: report).text
    #expect(page.contains("<p>3 more files are in the counts and findings only.</p>"))
    #expect(page.contains("id=\"file-99\"") && !page.contains("id=\"file-100\""))
    // Nothing is there to be drawn of the second one, so there is nothing to jump to.
    #expect(page.contains("href=\"#file-0\"") && !page.contains("file-1\""))
  }
}
