// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

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
    let unpacked = compression.map { "\($0.unpackingCommand) | \(program)" } ?? program
    if isStandardInput { return "\(unpacked) | jsonlcheck -" }
    guard let compression else {
      return "\(program) \(shellQuoted(path)) > \(shellQuoted(target(ending)))"
    }
    return "\(compression.unpackingCommand) \(shellQuoted(path)) | \(program) > "
      + shellQuoted(target(ending))
  }

  /// Returns what to say about unpacking a file that is to be uploaded.
  func unpacking(_ format: CompressionFormat) -> String {
    if isStandardInput { return "unpack it before it is uploaded: \(format.unpackingCommand)" }
    let target = pathOfLines == path ? target(".jsonl") : pathOfLines
    return "unpack it before it is uploaded: "
      + "\(format.unpackingCommand) \(shellQuoted(path)) > \(shellQuoted(target))"
  }

  /// Whether the file is compressed and its name says something else.
  var isMislabelled: Bool {
    guard let compression, !isStandardInput, nameExtension != nil else { return false }
    return CompressionFormat(path: path) != compression
  }

  /// Returns a path like that of the file, but never the same, that ends in `ending`.
  func target(_ ending: String) -> String {
    let stem = isMislabelled || compression == nil ? stem : stem.withoutEnding(".jsonl")
    return stem + ending == path ? stem + ".new" + ending : stem + ending
  }

  /// Returns a shell command that checks what `program` writes when it is given the file.
  func checking(_ program: String) -> String {
    if let compression {
      let start = compression.unpackingCommand + (isStandardInput ? "" : " " + shellQuoted(path))
      return "\(start) | \(program) | jsonlcheck -"
    }
    return isStandardInput
      ? "\(program) | jsonlcheck -" : "\(program) \(shellQuoted(path)) | jsonlcheck -"
  }
}

extension Place {
  /// The start of a file.
  static let startOfFile = Place(FileTotals.LineStart(line: 1, byteOffset: 0))
}

extension String {
  /// The text without `ending`, where it ends in that.
  fileprivate func withoutEnding(_ ending: String) -> String {
    hasSuffix(ending) ? String(dropLast(ending.count)) : self
  }
}
