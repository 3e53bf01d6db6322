// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Why outputs could not be written; none of them is then there.
public struct OutputError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The causes that are told apart.
  public enum Cause: Sendable, Equatable {
    /// The operating system refused; the number is `errno`.
    case system(Int32)
    /// There is a file of this name, and replacing it was not asked for.
    case exists
    /// The output is this input, perhaps by way of a link.
    case isInput(String)
    /// Two outputs are one file, perhaps by way of a link; with the other's name.
    case isOutput(String)
    /// There is something of this name that is no regular file.
    case notRegular
    /// The folder that it is to lie in is not there.
    case noFolder(String)
    /// An earlier run was stopped while its files got their names, and that cannot be completed now.
    case unfinished(journal: String, reason: String)
    /// Another process is giving names to its files there right now.
    case busy(journal: String)
    /// The compression failed; with the words of the library.
    case compression(String)
  }

  /// The output as the user named it.
  public var path: String
  /// What happened.
  public var cause: Cause

  /// Creates an error.
  public init(path: String, cause: Cause) {
    self.path = path
    self.cause = cause
  }

  /// The error in a sentence, with what to do where that is known.
  public var description: String {
    switch cause {
    case .system(let number): "cannot write \(path): \(OutputError.text(number))"
    case .exists: "\(path): exists already; remove it, or say that it is to be replaced"
    case .isInput(path): "\(path): is the input; name another output"
    case .isInput(let input): "\(path): is the same file as the input \(input); name another output"
    case .isOutput(path): "\(path): is named twice as an output"
    case .isOutput(let other): "\(path): is the same file as the output \(other); name another"
    case .notRegular:
      "\(path): is not a regular file, so it cannot be replaced; name another output"
    case .noFolder(let folder): "\(path): there is no folder \(folder); make it first"
    case .unfinished(let journal, let reason):
      "\(path): a run was stopped before all its files had their names (\(journal)), and "
        + "that cannot be completed: \(reason); mend that and run again"
    case .busy(let journal):
      "\(path): another process is writing there (\(journal)); run again when it is done"
    case .compression(let words): "cannot compress \(path): \(words)"
    }
  }

  private static func text(_ number: Int32) -> String {
    switch number {
    case ENOSPC, EDQUOT: "the disk is full; make room, or write to another one"
    case EFBIG: "the file would be larger than the system allows (ulimit -f)"
    case EACCES, EPERM, EROFS: "not allowed; choose a folder that you may write to"
    default: unsafe String(cString: strerror(number))
    }
  }
}
