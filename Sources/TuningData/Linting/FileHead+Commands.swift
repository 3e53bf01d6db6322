// SPDX-License-Identifier: Apache-2.0

extension FileHead {
  /// Whether the file is standard input.
  var isStandardInput: Bool { path == "-" }

  /// The part of the name behind its last period; nil without one.
  var nameExtension: String? {
    guard let period = name.lastIndex(of: "."), period > name.startIndex else { return nil }
    return String(name[name.index(after: period)...])
  }

  /// The path without the extension of its name.
  var stem: String { String(path.dropLast(nameExtension.map { $0.count + 1 } ?? 0)) }

  /// The path with the right extension in place of the one it has.
  var pathOfLines: String { stem.hasSuffix(".jsonl") ? stem : stem + ".jsonl" }

  /// Returns a shell command that writes what `program` makes of the file to one called after it
  /// that ends in `ending`, or that checks it right away where the file has no name.
  func command(_ program: String, writing ending: String) -> String {
    if isStandardInput { return "\(program) | jsonlcheck -" }
    return "\(program) \(shellQuoted(path)) > \(shellQuoted(target(ending)))"
  }

  /// Returns a path like that of the file, but never the same, that ends in `ending`.
  func target(_ ending: String) -> String {
    stem + ending == path ? stem + ".new" + ending : stem + ending
  }

  /// Returns a shell command that checks what `program` writes when it is given the file.
  func checking(_ program: String) -> String {
    isStandardInput ? "\(program) | jsonlcheck -" : "\(program) \(shellQuoted(path)) | jsonlcheck -"
  }
}

extension Place {
  /// The start of a file.
  static let startOfFile = Place(FileTotals.LineStart(line: 1, byteOffset: 0))
}
