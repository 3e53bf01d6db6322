// SPDX-License-Identifier: Apache-2.0

extension FileReport {
  /// The rules of which not all findings are listed, and how many of each are not.
  var omissions: [RuleCount] {
    var listed: [String: Int] = [:]
    for diagnostic in diagnostics { listed[diagnostic.rule, default: 0] += 1 }
    return counts.compactMap { count in
      var rest = count
      rest.count -= listed[count.rule] ?? 0
      return rest.count > 0 ? rest : nil
    }
  }
}

extension Report {
  /// How many findings are counted and not listed.
  var omitted: Int { files.reduce(0) { $0 + $1.omitted } }

  /// The findings of all files with their files, the worst first, then in the order of the files.
  var worstFirst: [(file: FileReport, diagnostic: Diagnostic)] {
    let all = files.flatMap { file in file.diagnostics.map { (file: file, diagnostic: $0) } }
    return Severity.allCases.reversed().flatMap { severity in
      all.filter { $0.diagnostic.severity == severity }
    }
  }
}
