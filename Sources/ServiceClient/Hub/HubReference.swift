// SPDX-License-Identifier: Apache-2.0

/// A repository at one of its states.
public struct HubReference: Sendable, Equatable {
  /// The organisation and the name, such as `Qwen/Qwen3-8B`.
  public let repository: String
  /// A commit, a tag or a branch.
  public let revision: String

  /// Creates a reference.
  public init(repository: String, revision: String = "main") {
    self.repository = repository
    self.revision = revision
  }
}

extension HubReference {
  /// The page of the repository, where its terms are.
  func page(at endpoint: String) -> String {
    "\(endpoint)/\(escaped(repository, keepingSlashes: true))"
  }

  /// The URL of a file.
  ///
  /// - Throws: `HubError` for names that lead elsewhere.
  func url(of file: HubFile, at endpoint: String) throws(HubError) -> String {
    guard isRelativePath(repository), repository.split(separator: "/").count <= 2 else {
      throw .invalidName("repository", repository)
    }
    guard !revision.isEmpty, revision != ".", revision != ".." else {
      throw .invalidName("revision", revision)
    }
    guard isRelativePath(file.path) else { throw .invalidName("file", file.path) }
    return page(at: endpoint) + "/resolve/" + escaped(revision, keepingSlashes: false) + "/"
      + escaped(file.path, keepingSlashes: true)
  }
}

/// Whether `text` names something inside a folder, whatever the folder is.
func isRelativePath(_ text: String) -> Bool {
  let parts = text.split(separator: "/", omittingEmptySubsequences: false)
  return !text.utf8.contains(0) && text.utf8.count <= 1000
    && parts.allSatisfy { !["", ".", ".."].contains($0) }
}

/// Returns `text` as a part of a URL.
private func escaped(_ text: String, keepingSlashes: Bool) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  let bytes = text.utf8.flatMap { byte -> [UInt8] in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      [byte]
    case UInt8(ascii: "/") where keepingSlashes: [byte]
    default: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
