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
    var known: Set<String> = []
    return entries.map(\.folder).filter { known.insert($0).inserted }
  }

  var path: String { OutputTarget.path(folders[0], "\(OutputJournal.prefix)\(id).journal") }

  var pointerPaths: [String] { folders.dropFirst().map { pointerPath(in: $0) } }

  func pointerPath(in folder: String) -> String {
    OutputTarget.path(folder, "\(OutputJournal.prefix)\(id).pointer")
  }

  /// What the names of journals and pointers start with.
  static let prefix = ".jsonl-tools."
  /// How many bytes of a journal are read.
  static let mostBytes = 64 << 20
  /// How many files a set may have, so that its journal is read.
  static let mostEntries = 1 << 16

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
  /// Reads a journal; nil when it is none, or names a file as no run does.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: OutputJournal.heading.utf8) else { return nil }
    let most = 5 * OutputJournal.mostEntries + 6
    let fields = bytes.split(separator: 0, maxSplits: most, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    // Behind the last zero byte is an empty piece.
    guard fields.count > 6, fields.count <= most, fields.count % 5 == 1,
      fields[0] == OutputJournal.heading, fields[fields.count - 2] == "end",
      fields[fields.count - 1].isEmpty, OutputJournal.isID(fields[1]),
      let direction = Direction(rawValue: fields[2]), ["replace", "keep"].contains(fields[3])
    else { return nil }
    id = fields[1]
    self.direction = direction
    replaces = fields[3] == "replace"
    entries = stride(from: 4, to: fields.count - 2, by: 5).map { index in
      Entry(
        folder: fields[index], temporary: fields[index + 1], target: fields[index + 2],
        identity: fields[index + 3], previous: fields[index + 4].isEmpty ? nil : fields[index + 4])
    }
    let areOurs = zip(0..., entries).allSatisfy { index, entry in entry.isNamed(by: id, index) }
    guard areOurs else { return nil }
  }

  /// Whether `text` can be the ID of a run: sixteen digits.
  static func isID(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 16
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}

extension OutputJournal.Entry {
  /// Whether its names are those that the run gives to its file of this index.
  fileprivate func isNamed(by id: String, _ index: Int) -> Bool {
    func isName(_ name: String, _ ending: String) -> Bool {
      name.hasSameBytes(as: OutputTarget.passingName(for: target, id, index, ending))
    }
    return folder.utf8.first == UInt8(ascii: "/") && OutputTarget.isName(target)
      && isName(temporary, "tmp") && previous.map { isName($0, "old") } ?? true
  }
}

extension String {
  /// Whether the texts are the same bytes; for `==` there may be several spellings of one.
  func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
