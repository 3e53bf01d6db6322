// SPDX-License-Identifier: Apache-2.0

internal import JSONLines
public import TuningData

/// A revision of the git repository that a file is in, to compare the file with what it was then.
///
/// `git` is run to read what it stores: with the filters that the repository's configuration names for
/// the file, such as Git LFS, and with nothing that writes.
public struct GitRevision: Sendable {
  private let name: String

  /// Creates a revision by a name that git understands, such as `main` or `HEAD~3`.
  public init(_ name: String) { self.name = name }

  /// Returns the lines that the file at `path` had.
  ///
  /// - Throws: `CommandError` when git, the repository or the revision is not there; `ReadError` when
  ///   what git prints cannot be read.
  public func lines(of path: String, maximumLineBytes: Int) throws -> EarlierLines {
    let file = PathName(path)
    let git = ["git", "-C", file.folder.text, "--no-optional-locks"]
    guard try run(git + ["rev-parse", "--git-dir"], path) == 0 else {
      throw CommandError("--since needs a git repository, and '\(path)' is in none")
    }
    let revision = ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(name)^{commit}"]
    guard try run(git + revision, path) == 0 else {
      // Before the first commit everything is new.
      if name == "HEAD", try run(git + ["symbolic-ref", "--quiet", "HEAD"], path) == 0 {
        return .none
      }
      throw CommandError("the git repository of '\(path)' has no revision '\(name)'")
    }
    let stored = "\(name):./\(file.name)"
    guard try run(git + ["cat-file", "-e", stored], path) == 0 else { return .none }
    let contents = try ChildProcess(
      git + ["cat-file", "--filters", stored], hidesErrors: false, path: "\(path) of \(name)")
    let lines = try EarlierLines(InputSource(contents), maximumLineBytes: maximumLineBytes)
    guard contents.wait() == 0 else {
      throw CommandError("git cannot read '\(path)' of revision '\(name)'")
    }
    return lines
  }

  /// Runs a command that has something to say only by its exit status.
  private func run(_ arguments: [String], _ path: String) throws -> Int32 {
    let process = try ChildProcess(arguments, hidesErrors: true, path: path)
    _ = try WholeFile.read(process)
    return process.wait()
  }
}
