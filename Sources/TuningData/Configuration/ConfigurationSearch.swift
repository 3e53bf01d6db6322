// SPDX-License-Identifier: Apache-2.0

/// Finds the configuration that a file is checked by: the nearest one upwards, no further than to the
/// top of the repository.
public struct ConfigurationSearch {
  private var known: [PathName: String?] = [:]

  /// Creates a search that knows nothing yet.
  public init() {}

  /// Returns the path of the configuration for the file at `path`, nil when there is none; for "-"
  /// the search starts in the folder the process works in.
  public mutating func path(for path: String) -> String? {
    search(path == "-" ? PathName(".") : PathName(path).folder)
  }

  private mutating func search(_ folder: PathName) -> String? {
    if let known = known[folder] { return known }
    // What anybody may write into is nobody's configuration.
    if folder.isOpenToAll { return nil }
    let candidate = folder.appending(CheckConfiguration.fileName)
    let found: String?
    if candidate.isFile {
      let name = candidate.text(from: PathName("."))
      found = name.hasPrefix("../") ? candidate.text : name
    } else if folder.isRoot || folder.appending(".git").exists {
      found = nil
    } else {
      found = search(folder.folder)
    }
    known[folder] = found
    return found
  }
}
