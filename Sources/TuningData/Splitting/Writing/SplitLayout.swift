// SPDX-License-Identifier: Apache-2.0

/// Which files there are, and which lines go into which.
struct SplitLayout: Sendable {
  /// Where a line can go.
  struct Part: Sendable, Equatable {
    var name: String
    /// What was asked for; nil for rows that are put aside.
    var size: SplitSize?
    /// The files that its lines go into, as places in `files`.
    var files: [Int]
  }

  /// A file to be written.
  struct File: Sendable, Equatable {
    var name: String
    var path: String
  }

  static let gapName = "gap"
  static let rejectsName = "rejects"

  /// The parts that the user asked for, then those for rows that are in none of them.
  private(set) var parts: [Part] = []
  private(set) var files: [File] = []
  /// The part for rows between the times of two parts.
  private(set) var gapPart: Int?
  /// The part for rows with errors.
  private(set) var rejectsPart: Int?
  /// The part that blank lines go into.
  let restPart: Int
  /// Where the manifest is written.
  let manifestPath: String

  init(_ options: SplitOptions, inputPath: String) {
    let naming = Naming(options, inputPath)
    manifestPath = options.manifestPath ?? naming.folder + naming.stem + ".split.json"
    restPart = options.folds != nil ? 0 : options.parts.restIndex
    if let folds = options.folds {
      addFolds(folds, naming)
    } else {
      for part in options.parts {
        add(part.name, part.size, path: part.path ?? naming.path(part.name))
      }
    }
    if options.timeKey != nil, options.gap > 0 {
      gapPart = parts.count
      add(SplitLayout.gapName, nil, path: naming.path(SplitLayout.gapName))
    }
    if let path = options.rejectsPath {
      rejectsPart = parts.count
      add(SplitLayout.rejectsName, nil, path: path)
    }
  }

  private mutating func add(_ name: String, _ size: SplitSize?, path: String) {
    parts.append(Part(name: name, size: size, files: [files.count]))
    files.append(File(name: name, path: path))
  }

  private mutating func addFolds(_ folds: Int, _ naming: Naming) {
    for fold in 0..<folds {
      for side in ["train", "validation"] {
        let name = "fold\(fold + 1).\(side)"
        files.append(File(name: name, path: naming.path(name)))
      }
      // Its rows are the validation rows of this fold and training rows of the others.
      let training = (0..<folds).filter { $0 != fold }.map { 2 * $0 }
      parts.append(
        Part(
          name: "fold\(fold + 1)", size: nil, files: (training + [2 * fold + 1]).sorted()))
    }
  }
}

/// What files beside an input are called.
private struct Naming {
  let folder: String
  let stem: String
  private let ending: String

  init(_ options: SplitOptions, _ inputPath: String) {
    let parts = inputPath.split(separator: "/", omittingEmptySubsequences: false)
    // What the shell calls a pipe is no place to write beside.
    let isUnnamed = inputPath == "-" || inputPath.hasPrefix("/dev/")
    var stem = isUnnamed ? "stdin" : String(parts.last ?? "")
    for ending in [".gz", ".zst"] where stem.hasSuffix(ending) { stem.removeLast(ending.count) }
    var ending = ".jsonl"
    for known in [".jsonl", ".ndjson", ".json"] where stem.hasSuffix(known) {
      stem.removeLast(known.count)
      ending = known == ".ndjson" ? known : ".jsonl"
    }
    self.stem = stem
    self.ending = ending + options.compression
    if let given = options.outputDirectory {
      folder = given.hasSuffix("/") ? given : given + "/"
    } else {
      folder = isUnnamed ? "" : parts.dropLast().map { $0 + "/" }.joined()
    }
  }

  func path(_ name: String) -> String { folder + stem + "." + name + ending }
}
