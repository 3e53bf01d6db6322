// SPDX-License-Identifier: Apache-2.0

internal import Hashing

/// A file on its way from a hub to its place, whose lock the caller holds.
struct HubDownload {
  /// What is fetched.
  struct Source {
    let file: HubFile
    let reference: HubReference
    let url: String

    /// The URL as it may be shown.
    var shownURL: String { HTTPAddress.withoutSecrets(url) }
  }

  let client: HubClient
  let source: Source
  let path: String

  private var partialPath: String { path + ".partial" }
  private var validatorsPath: String { path + ".partial.etag" }

  init(client: HubClient, source: Source, path: String) {
    self.client = client
    self.source = source
    self.path = path
  }

  /// Tries until the file is there or there is no hope.
  func run(_ progress: (FetchProgress) -> Void) throws(HubError) -> FetchedFile {
    let partial = try onDisk { () throws(FileError) in try PartialFile(path: partialPath) }
    var failures = 0
    var restarts = 0
    while true {
      do throws(HubError) {
        if let file = try attempt(partial, progress) { return file }
        // What was there already did not fit what came: it is gone now.
        restarts += 1
        guard restarts < 3 else { throw HubError.unsteady(url: source.shownURL) }
      } catch {
        failures += 1
        guard error.isTransient, failures < client.retries.maximumAttempts else {
          // Nothing has come, so there is nothing to go on with.
          if partial.byteCount == 0 { try? discard() }
          throw error
        }
        let delay = client.retries.delay(afterFailures: failures, asked: error.retryAfter)
        progress(
          .retrying(
            file: source.file.path, afterSeconds: delay, reason: error.description))
        client.retries.wait(delay)
      }
    }
  }

  /// One request; nil when the content has to be fetched anew from its start.
  private func attempt(
    _ partial: PartialFile, _ progress: (FetchProgress) -> Void
  ) throws(HubError) -> FetchedFile? {
    let known = try onDisk { () throws(FileError) in try resume(partial) }
    let resumesAt = partial.byteCount
    var transfer = HubTransfer(partial: partial, known: known, download: self)
    let response: HTTPResponse
    do {
      response = try client.http.get(request(from: resumesAt, known)) { response, bytes in
        let wantsMore = transfer.receive(response, bytes)
        if wantsMore, transfer.isContent {
          progress(
            .received(
              file: source.file.path, byteCount: partial.byteCount, of: transfer.expectedByteCount))
        }
        return wantsMore
      }
    } catch {
      if case .bodyTooLarge = error.cause { try discard() }
      if transfer.needsRestart { return try restart() }
      throw transfer.failure ?? .http(error)
    }
    try transfer.finish(response)
    if transfer.needsRestart { return try restart() }
    return try complete(partial, response, wasResumed: transfer.isResumed, progress)
  }

  /// Reads what an earlier attempt left, if it can be gone on with; returns what that was part of.
  private func resume(_ partial: PartialFile) throws(FileError) -> HubValidators? {
    if let text = LocalFiles.text(of: validatorsPath), let known = HubValidators(text),
      known.strongTag != nil || known.sha256 != nil || source.file.sha256 != nil
    {
      try partial.resume()
      if partial.byteCount > 0 { return known }
    }
    try partial.truncate()
    return nil
  }

  private func request(from start: Int, _ known: HubValidators?) -> HTTPRequest {
    var request = HTTPRequest(url: source.url, token: client.settings.token)
    request.maximumByteCount = client.maximumByteCount
    guard let known, start > 0 else { return request }
    request.headers.append(("Range", "bytes=\(start)-"))
    if let tag = known.strongTag { request.headers.append(("If-Range", tag)) }
    return request
  }

  private func complete(
    _ partial: PartialFile, _ response: HTTPResponse, wasResumed: Bool,
    _ progress: (FetchProgress) -> Void
  ) throws(HubError) -> FetchedFile? {
    if let announced = response.hubHeader("x-linked-size").flatMap({ Int($0) }),
      announced != partial.byteCount
    {
      if wasResumed { return try restart() }
      try discard()
      throw .wrongSize(url: source.shownURL, expected: announced, found: partial.byteCount)
    }
    let digest = partial.digest()
    if let expected = source.file.sha256 ?? HubValidators(response).sha256, digest != expected {
      if wasResumed { return try restart() }
      try discard()
      let isPinned = source.file.sha256 != nil
      throw .wrongHash(url: source.shownURL, expected: expected, found: digest, isPinned: isPinned)
    }
    try onDisk { () throws(FileError) in
      try partial.move(to: path)
      try LocalFiles.remove(validatorsPath)
    }
    progress(.finished(file: source.file.path, byteCount: partial.byteCount))
    return FetchedFile(
      name: source.file.path, path: path, sha256: digest,
      commit: response.hubHeader("x-repo-commit"), wasThere: false)
  }

  /// Keeps what the content that begins now is part of.
  func begin(_ partial: PartialFile, _ validators: HubValidators) throws(FileError) {
    try partial.truncate()
    try LocalFiles.write(validators.text, to: validatorsPath)
  }

  private func restart() throws(HubError) -> FetchedFile? {
    try onDisk { () throws(FileError) in try LocalFiles.remove(validatorsPath) }
    return nil
  }

  private func discard() throws(HubError) {
    try onDisk { () throws(FileError) in
      try LocalFiles.remove(partialPath)
      try LocalFiles.remove(validatorsPath)
    }
  }
}
