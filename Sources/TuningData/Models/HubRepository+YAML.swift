// SPDX-License-Identifier: Apache-2.0

extension HubRepository {
  static let keys = ["repository", "revision", "gated", "files"]

  init(_ entry: YAMLMapping) throws(YAMLError) {
    name = try entry.required("repository", entry.string("repository"))
    revision = try entry.fileName("revision")
    isGated = try entry.boolean("gated") ?? false
    files = try entry.hubFiles() ?? HubRepository.usualFiles
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ isFileName(String($0)) }) else {
      throw entry.error(at: "repository", "expected organisation/name, found \"\(name)\"")
    }
  }
}

extension YAMLMapping {
  /// File names, or mappings of a file name and a hash.
  fileprivate func hubFiles() throws(YAMLError) -> [HubRepository.File]? {
    guard let nodes = try nodes("files") else { return nil }
    var files: [HubRepository.File] = []
    for node in nodes {
      var content = node.content
      if case .scalar = content {
        content = .mapping([YAMLEntry(key: "path", mark: node.mark, value: node)])
      }
      let entry = try YAMLMapping(
        YAMLNode(content, at: node.mark), file: file, keys: ["path", "sha256"])
      let path = try entry.required("path", entry.fileName("path"))
      files.append(HubRepository.File(path: path, sha256: try entry.digest("sha256")))
    }
    return files
  }

  /// The text of `key`, which names one file or folder and so cannot lead out of its own.
  func fileName(_ key: String) throws(YAMLError) -> String? {
    guard let text = try string(key) else { return nil }
    guard isFileName(text) else {
      throw error(at: key, "expected a plain file name for \"\(key)\", found \"\(text)\"")
    }
    return text
  }

  /// The text of `key`, a SHA-256 in small hexadecimal digits.
  func digest(_ key: String) throws(YAMLError) -> String? {
    guard let text = try string(key) else { return nil }
    guard text.utf8.count == 64, text.allSatisfy({ "0123456789abcdef".contains($0) }) else {
      throw error(at: key, "expected 64 hexadecimal digits for \"\(key)\", found \"\(text)\"")
    }
    return text
  }
}

/// Whether `text` is safe as one component of a path and of a URL.
private func isFileName(_ text: String) -> Bool {
  guard let first = text.utf8.first, first != UInt8(ascii: "."), text.utf8.count <= 200 else {
    return false
  }
  return text.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
