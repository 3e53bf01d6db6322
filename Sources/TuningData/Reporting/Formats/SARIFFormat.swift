// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension ReportFormat {
  /// SARIF 2.1.0, which code scanning reads.
  ///
  /// One result for each rule and file with at most a hundred places, as many as GitHub shows: of a
  /// file that is wrong on every line a result each would go over its limits.
  /// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
  static let sarif = ReportFormat(name: "sarif", summary: "code scanning") { report in
    let used = Set(report.files.flatMap { $0.counts.map(\.rule) })
    let rules = RuleCatalogue.rules.filter { used.contains($0.id) }
    let driver = JSONTree.object([
      ("name", .string("jsonlcheck")), ("rules", .array(rules.map(descriptor))),
    ])
    let results = report.files.flatMap { file in
      file.counts.map { result($0, in: file, ruleIndex: rules.firstIndex(of: $0.rule)) }
    }
    let invocation = JSONTree.object([
      ("executionSuccessful", .boolean(report.failures.isEmpty)),
      ("toolExecutionNotifications", .array(report.failures.map(notification))),
    ])
    return JSONTree.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
      (
        "runs",
        .array([
          .object([
            ("tool", .object([("driver", driver)])), ("invocations", .array([invocation])),
            ("columnKind", .string("unicodeCodePoints")), ("results", .array(results)),
          ])
        ])
      ),
    ]).text
  }

  private static let mostPlaces = 100

  private static func descriptor(_ rule: Rule) -> JSONTree {
    .object([
      ("id", .string(rule.id)), ("shortDescription", message(rule.summary)),
      ("fullDescription", message(rule.why)),
      (
        "help",
        .object([("text", .string(rule.help)), ("markdown", .string("\(rule.why)\n\n\(rule.help)"))])
      ),
      ("defaultConfiguration", .object([("level", .string(level(rule.severity)))])),
    ])
  }

  private static func result(_ count: RuleCount, in file: FileReport, ruleIndex: Int?) -> JSONTree {
    let findings = file.diagnostics.filter { $0.rule == count.rule }
    let first = findings.first
    let more = count.count > 1 ? " (and \(count.count - 1) more in this file)" : ""
    var fingerprints = Fingerprints()
    let name = first.map { fingerprints.next($0, in: file) } ?? "\(file.path) \(count.rule)"
    var members: [(key: String, value: JSONTree)] = [("ruleId", .string(count.rule))]
    if let ruleIndex { members.append(("ruleIndex", .integer(ruleIndex))) }
    members += [
      ("level", .string(level(count.severity))),
      ("message", message((first?.message ?? count.rule) + more)),
      ("locations", .array(places(findings, in: file))),
      ("partialFingerprints", .object([("ruleAndRecord/v1", .string(name))])),
      ("occurrenceCount", .integer(count.count)),
    ]
    return .object(members)
  }

  private static func places(_ findings: [Diagnostic], in file: FileReport) -> [JSONTree] {
    let places = findings.prefix(mostPlaces).map { location(file.path, $0.place) }
    return places.isEmpty ? [location(file.path, nil)] : places
  }

  private static func location(_ path: String, _ place: Place?) -> JSONTree {
    let region = JSONTree.object([
      ("startLine", .integer(place?.line ?? 1)), ("startColumn", .integer(place?.column ?? 1)),
    ])
    return .object([
      (
        "physicalLocation",
        .object([
          ("artifactLocation", .object([("uri", .string(uri(path)))])), ("region", region),
        ])
      )
    ])
  }

  private static func notification(_ failure: InputFailure) -> JSONTree {
    .object([("level", .string("error")), ("message", message(failure.message))])
  }

  private static func message(_ text: String) -> JSONTree {
    .object([("text", .string(text))])
  }

  private static func level(_ severity: Severity) -> String { severity.rawValue }

  /// A path as a reference by RFC 3986.
  private static func uri(_ path: String) -> String {
    path.utf8.map { byte in
      let isPlain =
        ("a"..."z").contains(Unicode.Scalar(byte)) || ("A"..."Z").contains(Unicode.Scalar(byte))
        || (byte &- 0x30) < 10 || "/-._~".utf8.contains(byte)
      guard !isPlain else { return String(Unicode.Scalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.utf8.count == 1 ? "0" + digits : digits)
    }.joined()
  }
}

extension [Rule] {
  fileprivate func firstIndex(of id: String) -> Int? { firstIndex { $0.id == id } }
}
