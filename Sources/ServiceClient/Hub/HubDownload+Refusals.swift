// SPDX-License-Identifier: Apache-2.0

extension HubDownload {
  /// What a response that is not content says: by its status, and by the hub's own names of errors.
  func error(_ response: HTTPResponse, body: [UInt8]) -> HubError {
    let repository = source.reference.repository
    let other = HubError.status(
      response.status, url: source.shownURL, message: message(response, body),
      retryAfter: response.headers["retry-after"].flatMap { Int($0) }.map { max($0, 0) })
    // Another server's refusal says nothing about the repository.
    guard isFromHub(response) else { return other }
    switch (response.status, response.headers["x-error-code"]) {
    case (401, "GatedRepo"), (403, "GatedRepo"), (403, nil):
      let page = HTTPAddress.withoutSecrets(
        source.reference.page(at: client.settings.endpoint))
      return .gated(repository: repository, page: page, tokenUse)
    case (401, _), (404, "RepoNotFound"): return .noSuchRepository(repository, tokenUse)
    case (404, "RevisionNotFound"):
      return .noSuchRevision(source.reference.revision, repository: repository)
    case (404, "EntryNotFound"), (404, nil):
      return .noSuchFile([source.file.path], repository: repository)
    default: return other
    }
  }

  private func isFromHub(_ response: HTTPResponse) -> Bool {
    guard let asked = HTTPAddress(source.url), let answered = HTTPAddress(response.url) else {
      return false
    }
    return asked.hasSameOrigin(as: answered)
  }

  private var tokenUse: HubError.TokenUse {
    guard client.settings.token != nil else { return .none }
    return HTTPAddress(source.url)?.isConfidential == true ? .sent : .withheld
  }

  /// The server's own words, a line of them.
  private func message(_ response: HTTPResponse, _ body: [UInt8]) -> String {
    let type = response.headers["content-type"] ?? "text/plain"
    let plain = type.hasPrefix("text/plain") ? String(decoding: body, as: UTF8.self) : ""
    let text = response.hubHeader("x-error-message") ?? plain
    let line = trimmed(text).unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
    let visible = line.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
    return String(String.UnicodeScalarView(visible.prefix(200)))
  }
}

extension HubError {
  /// The wait that the server asks for, in seconds.
  var retryAfter: Int? {
    if case .status(_, _, _, let seconds) = self { seconds } else { nil }
  }
}
