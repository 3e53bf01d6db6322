// SPDX-License-Identifier: Apache-2.0

extension SplitManifest {
  /// Returns the path of a file that a manifest at `manifest` names.
  static func resolve(_ path: String, beside manifest: String) -> String {
    path.hasPrefix("/") ? path : folder(of: manifest) + path
  }

  /// Returns how a manifest at `manifest` names the file at `path`: from its own folder on where that
  /// can be, so that both can be moved together, else by an absolute path.
  static func name(_ path: String, beside manifest: String) -> String {
    let folder = folder(of: manifest)
    let rest = path.dropFirst(folder.count)
    if path.hasPrefix(folder), !rest.hasPrefix("/"), !rest.isEmpty { return String(rest) }
    guard !path.hasPrefix("/"), let current = WorkingFolder.path else { return path }
    return current + "/" + path
  }

  /// Everything up to the last slash, which is included.
  private static func folder(of path: String) -> Substring {
    path.lastIndex(of: "/").map { path[...$0] } ?? ""
  }
}
