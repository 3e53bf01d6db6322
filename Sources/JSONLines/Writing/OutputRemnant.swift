// SPDX-License-Identifier: Apache-2.0

/// What an earlier run has left that is not completed, for it cannot be trusted; nothing of it was
/// touched, and new outputs are not in its way.
public struct OutputRemnant: Sendable, Equatable, CustomStringConvertible {
  /// Why it is left alone.
  public enum Cause: Sendable, Equatable {
    /// It is no journal as we write them, or was written for another folder.
    case damaged
    /// Others may write to it, or it has a second name.
    case openToOthers
    /// It speaks of a folder that has no pointer to it.
    case noPointer(folder: String)
    /// It speaks of what is no file of this user.
    case foreign(String)
    /// The folder of the journal is not there.
    case noFolder(String)
  }

  /// The journal, or the pointer to one.
  public var path: String
  /// Why it is left alone.
  public var cause: Cause

  /// Creates a remnant.
  public init(path: String, cause: Cause) {
    self.path = path
    self.cause = cause
  }

  /// The remnant in a sentence, with what to do.
  public var description: String {
    "a run was stopped before all its files had their names, and it is not completed, because "
      + "\(reason); look at the hidden files beside \(path), then remove it"
  }

  private var reason: String {
    switch cause {
    case .damaged: "\(path) is damaged or was moved"
    case .openToOthers: "others can change \(path)"
    case .noPointer(let folder): "\(folder) has no file that leads to \(path)"
    case .foreign(let file): "\(file) is no file of yours"
    case .noFolder(let folder): "there is no folder \(folder)"
    }
  }
}
