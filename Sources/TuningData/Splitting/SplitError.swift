// SPDX-License-Identifier: Apache-2.0

public import ExternalSorting
public import JSONLines

/// Why a file could not be split; nothing has been written then.
public enum SplitError: Error, Sendable, CustomStringConvertible {
  /// The input could not be read.
  case read(ReadError)
  /// The parts could not be written.
  case write(OutputError)
  /// Temporary data could not be kept.
  case spill(SpillError)
  /// The input is not what it was when it was read first.
  case changed(path: String)
  /// The input can be read only once, but has to be read twice.
  case needsFile(reason: String)
  /// A line is longer than is read.
  case longLine(path: String, line: Int, limit: Int)
  /// There are more lines than can be numbered.
  case tooManyLines(path: String)
  /// A part would have no rows.
  case emptyPart(name: String, reason: String)
  /// There are fewer rows than asked for.
  case tooFewRows(asked: Int, found: Int)
  /// The validation part would have more rows than allowed.
  case overMaximum(rows: Int, maximum: Int)
  /// No row has anything at a key.
  case noKey(option: String, key: String)
  /// A row has no time where it should be.
  case noTime(path: String, line: Int, pointer: String)
  /// The files of an earlier split are not what its manifest says.
  case earlier(path: String, reason: String)
  /// The options do not go together.
  case options(String)
  /// The assignment could not be written.
  case output(String)
  /// Whoever reads the assignment has seen enough.
  case closed

  /// The error in a sentence, with what to do.
  public var description: String {
    switch self {
    case .read(let error): error.description
    case .write(let error) where error.cause == .exists:
      "\(error.path): exists already; --force replaces it"
    case .write(let error): error.description
    case .spill(let error): error.description
    case .changed(let path):
      "\(path): changed while it was split; nothing was written; run again when nothing writes to it"
    case .needsFile(let reason):
      "a pipe can be read only once, and \(reason) needs two passes; write it to a file first"
    case .longLine(let path, let line, let limit):
      "\(path):\(line): longer than \(limit) bytes; allow more with --max-line-bytes"
    case .tooManyLines(let path):
      "\(path): more than \(SplitError.mostLines) lines; cut the file and split the pieces"
    case .emptyPart(let name, let reason): "the part '\(name)' would be empty: \(reason)"
    case .tooFewRows(let asked, let found):
      "the parts ask for \(asked) rows and there are \(found); ask for fewer"
    case .overMaximum(let rows, let maximum):
      "validation would have \(rows) rows, more than --max-validation \(maximum): rows of one time, "
        + "and those that --like keeps, stay together; allow more"
    case .noKey(let option, let key): "no row has anything at '\(key)'; correct \(option)"
    case .noTime(let path, let line, let pointer):
      "\(path):\(line): no time at '\(pointer)' (wanted is ISO 8601 or a number since 1970); "
        + "take such rows out, or name another --time-key"
    case .earlier(let path, let reason): "\(path): \(reason)"
    case .options(let reason): reason
    case .output(let reason): "cannot write the assignment: \(reason)"
    case .closed: "the reader of the assignment has gone"
    }
  }

  /// Rows are numbered with 32 bits, and products of two such numbers have to fit into 64.
  static let mostLines = Int(Int32.max)
}
