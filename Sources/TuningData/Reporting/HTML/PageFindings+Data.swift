// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension PageFindings {
  /// All listed findings.
  ///
  /// A text that occurs often, as messages do, is there once.
  var data: PageValue {
    var texts = TextTable()
    let rules = groups.map { group in
      JSONTree.object([
        ("rule", .string(group.rule)), ("severity", .string(group.severity.rawValue)),
        ("findings", .array(group.findings.map { tree($0, in: group, &texts) })),
      ])
    }
    return .data(
      .object([
        ("pageSize", .integer(PageFindings.pageSize)), ("rules", .array(rules)),
        ("texts", .array(texts.all.map { .string($0) })),
      ]))
  }

  /// Place, message, help (-1 for that of the rule) and, where there is a frame, its parts.
  private func tree(
    _ finding: (file: FileReport, diagnostic: Diagnostic), in group: Group, _ texts: inout TextTable
  ) -> JSONTree {
    let help = finding.diagnostic.help
    var items: [JSONTree] = [
      .string(place(finding)), .integer(texts.index(finding.diagnostic.message)),
      .integer(help == group.help ? -1 : texts.index(help)),
    ]
    if let frame = CodeFrame(finding.diagnostic) {
      items += [
        .string(String(frame.line)), .string(frame.start + frame.before), .string(frame.marked),
        .string(frame.behind + frame.end),
      ]
    }
    return .array(items)
  }

  private struct TextTable {
    private(set) var all: [String] = []
    // By bytes: equal strings may be spelled with other characters.
    private var indices: [[UInt8]: Int] = [:]

    mutating func index(_ text: String) -> Int {
      let bytes = Array(text.utf8)
      if let index = indices[bytes] { return index }
      indices[bytes] = all.count
      all.append(text)
      return all.count - 1
    }
  }
}
