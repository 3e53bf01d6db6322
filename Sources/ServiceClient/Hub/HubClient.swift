// SPDX-License-Identifier: Apache-2.0

internal import Hashing

/// A client of a Hugging Face-compatible hub.
///
///     let hub = HubClient(settings: try HubSettings(.process))
///     let file = try hub.download(
///       HubFile("tokenizer.json"), of: HubReference(repository: "Qwen/Qwen3-8B"),
///       to: "/tmp/tokenizer.json", progress: { print($0) })
public struct HubClient: Sendable {
  /// Which hub, and as whom.
  public var settings: HubSettings
  /// How to speak to it.
  public var http = HTTPClient()
  /// What to do when it fails.
  public var retries = RetryPolicy()
  /// The longest file that is fetched, in bytes.
  public var maximumByteCount = 1 << 30

  /// Creates a client.
  public init(settings: HubSettings) {
    self.settings = settings
  }

  /// Fetches a file unless it is there.
  ///
  /// The content grows beside its place, in a file that a later call goes on with, and is moved
  /// there when it is complete and its length and hash are right. Of several processes that want
  /// the same file one fetches it and the others wait.
  ///
  /// - Parameters:
  ///   - file: What to fetch. With a hash, a file that is there and differs is replaced.
  ///   - reference: Where it is.
  ///   - path: Where to put it; folders are created.
  ///   - progress: Is told what happens.
  /// - Returns: The file, with its hash when that had to be computed.
  /// - Throws: `HubError`; see there what each case means for the user.
  public func download(
    _ file: HubFile, of reference: HubReference, to path: String,
    progress: (FetchProgress) -> Void
  ) throws(HubError) -> FetchedFile {
    let url = try reference.url(of: file, at: settings.endpoint)
    if let there = try existing(file, at: path) {
      progress(.alreadyThere(file: file.path))
      return there
    }
    guard !settings.isOffline else { throw .offline(url: HTTPAddress.withoutSecrets(url)) }
    let lock = try onDisk { () throws(FileError) in
      try LocalFiles.createFolder(for: path)
      return try FileLock(path: path + ".lock") { progress(.waiting(file: file.path)) }
    }
    defer { withExtendedLifetime(lock) {} }
    // Whoever had the lock may have fetched it.
    if let there = try existing(file, at: path) {
      progress(.alreadyThere(file: file.path))
      return there
    }
    let source = HubDownload.Source(file: file, reference: reference, url: url)
    return try HubDownload(client: self, source: source, path: path).run(progress)
  }

  /// The file when it is there, and as it must be.
  func existing(_ file: HubFile, at path: String) throws(HubError) -> FetchedFile? {
    guard LocalFiles.isFile(path) else { return nil }
    var digest: SHA256Digest?
    if let expected = file.sha256 {
      digest = try onDisk { () throws(FileError) in try LocalFiles.digest(of: path) }
      guard digest == expected else { return nil }
    }
    return FetchedFile(name: file.path, path: path, sha256: digest, commit: nil, wasThere: true)
  }
}

/// Returns what `body` returns; trouble with a file is trouble with the hub's file.
func onDisk<Value: ~Copyable>(_ body: () throws(FileError) -> Value) throws(HubError) -> Value {
  do { return try body() } catch { throw .file(error) }
}
