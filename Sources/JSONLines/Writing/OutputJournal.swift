// SPDX-License-Identifier: Apache-2.0

/// What is being done to the names of the files of a set, written down so that it can be completed
/// by somebody else.
struct OutputJournal: Equatable {
  /// Which way the names go.
  enum Direction: String {
    /// All files get their names.
    case forward
    /// None does: one could not.
    case back
  }

  /// A file of the set.
  struct Entry: Equatable {
    /// The folder, absolute and without links.
    var folder: String
    /// The name that the file has while it is written.
    var temporary: String
    /// The name that it is to have.
    var target: String
    /// Which file it is, as `FileIdentity` spells it: so its name is known to be its own.
    var identity: String
    /// The second name that the file to be replaced has meanwhile; nil when there is none.
    var previous: String?

    var temporaryPath: String { OutputTarget.path(folder, temporary) }
    var targetPath: String { OutputTarget.path(folder, target) }
    var previousPath: String? { previous.map { OutputTarget.path(folder, $0) } }
  }

  var id: String
  var direction = Direction.forward
  /// Whether files may be replaced.
  var replaces: Bool
  var entries: [Entry]

  /// The folders, each once; the journal lies in the first, and pointers to it in the others.
  var folders: [String] {
    entries.reduce(into: []) { folders, entry in
      if !folders.contains(entry.folder) { folders.append(entry.folder) }
    }
  }

  var path: String { OutputTarget.path(folders[0], "\(OutputJournal.prefix)\(id).journal") }

  var pointerPaths: [String] {
    folders.dropFirst().map { OutputTarget.path($0, "\(OutputJournal.prefix)\(id).pointer") }
  }

  /// What the names of journals and pointers start with.
  static let prefix = ".jsonl-tools."

  private static let heading = "jsonl-tools outputs 1"

  /// The journal as it is stored: fields that end in a zero byte, which no path holds.
  var bytes: [UInt8] {
    var fields = [OutputJournal.heading, id, direction.rawValue, replaces ? "replace" : "keep"]
    fields += entries.flatMap { entry in
      [entry.folder, entry.temporary, entry.target, entry.identity, entry.previous ?? ""]
    }
    fields.append("end")
    return fields.flatMap { Array($0.utf8) + [0] }
  }
}

extension OutputJournal {
  /// Reads a journal; nil when it is none.
  init?(_ bytes: [UInt8]) {
    let fields = bytes.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    // Behind the last zero byte is an empty piece.
    guard fields.count > 6, fields.count % 5 == 1, fields[0] == OutputJournal.heading,
      let direction = Direction(rawValue: fields[2]), ["replace", "keep"].contains(fields[3]),
      fields[fields.count - 2] == "end"
    else { return nil }
    id = fields[1]
    self.direction = direction
    replaces = fields[3] == "replace"
    entries = stride(from: 4, to: fields.count - 2, by: 5).map { index in
      Entry(
        folder: fields[index], temporary: fields[index + 1], target: fields[index + 2],
        identity: fields[index + 3], previous: fields[index + 4].isEmpty ? nil : fields[index + 4])
    }
    // Written by us they are so; what is not is left alone.
    guard entries.allSatisfy(\.isPlausible) else { return nil }
  }
}

extension OutputJournal.Entry {
  fileprivate var isPlausible: Bool {
    folder.hasPrefix("/") && temporary.hasPrefix(".") && temporary.hasSuffix(".tmp")
      && previous?.hasPrefix(".") ?? true
      && ![temporary, target, previous ?? ""].contains { $0.contains("/") } && !target.isEmpty
  }
}
