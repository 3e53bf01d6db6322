// SPDX-License-Identifier: Apache-2.0

public import ExternalSorting
public import JSONLines

/// Why two files could not be compared.
public enum CompareError: Error, Sendable, CustomStringConvertible {
  /// A file could not be read.
  case read(ReadError)
  /// Temporary data could not be kept.
  case spill(SpillError)
  /// A file is not what it was when it was read first.
  case changed(path: String)
  /// A file that has to be read more than once can be read only once.
  case needsFile(path: String)
  /// There are more lines than can be numbered.
  case tooManyLines(path: String)

  /// The error in a sentence, with what to do.
  public var description: String {
    switch self {
    case .read(let error): error.description
    case .spill(let error): error.description
    case .changed(let path):
      "\(path): changed while it was compared; run again when nothing writes to it"
    case .needsFile(let path):
      "\(path): can be read only once, and a validation file is read twice; write it to a file first"
    case .tooManyLines(let path):
      "\(path): more lines than can be compared (\(CompareError.mostLines) with the training file); "
        + "cut the file and compare the pieces"
    }
  }

  /// Lines of both files together are numbered with 32 bits.
  static let mostLines = Int(UInt32.max) - 1
}
