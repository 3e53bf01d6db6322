// SPDX-License-Identifier: Apache-2.0

public import JSONLines

/// Findings that have been looked at and accepted.
///
/// A finding in a record is known by its rule and by what the record says, so it stays accepted when
/// its line moves; one about a file as a whole by its rule and the name of the file. The file has a
/// JSON object on each line, `{"path": …, "rule": …, "record": …}`, in a fixed order.
public struct Baseline: Sendable, Equatable {
  /// The accepted records of each rule.
  let records: [String: Set<RecordDigest>]
  private let files: Set<FileEntry>
  private let folder: PathName

  /// More than this is no baseline: it would be of two million findings.
  private static let maximumBytes = 256 << 20

  private struct FileEntry: Hashable {
    let rule: String
    let path: String
  }

  /// Reads the baseline at `path`.
  ///
  /// - Throws: `BaselineError` when it cannot be read or is no baseline.
  public init(path: String) throws(BaselineError) {
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = try WholeFile.read(path, limit: Baseline.maximumBytes)
    } catch {
      throw .read(error)
    }
    var records: [String: Set<RecordDigest>] = [:]
    var files: Set<FileEntry> = []
    let document = JSONDocument()
    var (index, start) = (-1, 0)
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[start..<end]
      (index, start) = (index + 1, end + 1)
      if line.isEmpty { continue }
      guard document.scan(text: line), let root = document.root, let file = root["path"]?.text,
        let rule = root["rule"]?.text, let record = root["record"]
      else { throw .malformed(path: path, line: index + 1) }
      if record.kind == .null {
        files.insert(FileEntry(rule: rule, path: file))
      } else if let digest = record.text.flatMap({ RecordDigest($0) }) {
        records[rule, default: []].insert(digest)
      } else {
        throw .malformed(path: path, line: index + 1)
      }
    }
    self.records = records
    self.files = files
    folder = PathName(path).folder
  }

  /// Creates a baseline that accepts what was found in a file, and what `other` accepts.
  public init(accepting file: FileReport, and other: Baseline?) {
    folder = other?.folder ?? PathName(".")
    let path = Baseline.name(file.path, from: folder)
    var records = other?.records ?? [:]
    var files = other?.files ?? []
    for mark in file.marks {
      if let record = mark.record {
        records[mark.rule, default: []].insert(record)
      } else {
        files.insert(FileEntry(rule: mark.rule, path: path))
      }
    }
    (self.records, self.files) = (records, files)
  }

  /// Whether what a rule finds in a file as a whole is accepted.
  func accepts(_ rule: String, path: String) -> Bool {
    files.contains(FileEntry(rule: rule, path: Baseline.name(path, from: folder)))
  }

  /// How a file is called in a baseline.
  private static func name(_ path: String, from folder: PathName) -> String {
    path == "-" ? path : PathName(path).text(from: folder)
  }

  /// Returns the text of a baseline at `path` that accepts all that was found in `files`.
  public static func text(_ files: [FileReport], path: String) -> String {
    let folder = PathName(path).folder
    let lines = files.flatMap { file in
      let name = Baseline.name(file.path, from: folder)
      return file.marks.map { entry in
        JSONTree.object([
          ("path", .string(name)), ("rule", .string(entry.rule)),
          ("record", entry.record.map { .string("\($0)") } ?? .null),
        ]).line
      }
    }
    return Set(lines).sorted().joined()
  }
}

/// What a baseline says about one finding.
public struct BaselineEntry: Sendable, Hashable {
  /// The id of the rule.
  public let rule: String
  /// What the record is known by; nil for a finding about the file as a whole.
  let record: RecordDigest?
}

/// Why there is no baseline.
public enum BaselineError: Error, CustomStringConvertible {
  /// The file cannot be read.
  case read(ReadError)
  /// A line is not one of a baseline.
  case malformed(path: String, line: Int)

  /// What happened and what to do.
  public var description: String {
    switch self {
    case .read(let error): "\(error); --write-baseline makes a baseline"
    case .malformed(let path, let line):
      "\(path):\(line): this is no line of a baseline, which has a path, a rule and a record; "
        + "--write-baseline makes a new one"
    }
  }
}
