// SPDX-License-Identifier: Apache-2.0

public import Hashing

/// Why a file could not be fetched.
public enum HubError: Error, Sendable, Equatable {
  /// What became of the token.
  public enum TokenUse: Sendable, Equatable {
    /// There is none.
    case none
    /// The hub has seen it.
    case sent
    /// It was not sent, because others could have read it on the way.
    case withheld
  }

  /// No response, or a part of one.
  case http(HTTPError)
  /// Trouble with the file on this machine.
  case file(FileError)
  /// `HF_HUB_OFFLINE` forbids to ask.
  case offline(url: String)
  /// An account has to accept terms first.
  case gated(repository: String, page: String, TokenUse)
  /// There is no such repository, or not for everybody.
  case noSuchRepository(String, TokenUse)
  /// The repository has no such commit, tag or branch.
  case noSuchRevision(String, repository: String)
  /// The repository has none of these files.
  case noSuchFile([String], repository: String)
  /// Another status that is not success; `retryAfter` is what the server asks for, in seconds.
  case status(Int, url: String, message: String, retryAfter: Int?)
  /// The content has not the length that was announced.
  case wrongSize(url: String, expected: Int, found: Int)
  /// The content has not the hash that it must have; `isPinned` when the model data says so, else
  /// the hub.
  case wrongHash(url: String, expected: SHA256Digest, found: SHA256Digest, isPinned: Bool)
  /// The file did not stay the same from one request to the next.
  case unsteady(url: String)
  /// Not a name of a repository, revision or file.
  case invalidName(String, String)
  /// What `source` holds cannot be a token.
  case invalidToken(source: String)
}

extension HubError {
  /// Whether the same request may well succeed later.
  public var isTransient: Bool {
    switch self {
    case .http(let error): error.isTransient
    case .status(let status, _, _, _): [408, 425, 429, 500, 502, 503, 504].contains(status)
    default: false
    }
  }
}

extension HubError: CustomStringConvertible {
  /// The error in a sentence, with what to do where that is known.
  public var description: String {
    switch self {
    case .http(let error): error.description
    case .file(let error): error.description
    case .offline(let url): "\(url) is not here, and HF_HUB_OFFLINE forbids to fetch it"
    case .gated(let repository, let page, let use):
      "\(repository) is gated: accept its terms at \(page), then \(cure(use))"
    case .noSuchRepository(let name, let use):
      "no repository \"\(name)\" that everybody may read; see that the name is right, or \(cure(use))"
    case .noSuchRevision(let revision, let repository):
      "\(repository) has no revision \"\(revision)\""
    case .noSuchFile(let files, let repository):
      "\(repository) has no \(files.map { "\"\($0)\"" }.joined(separator: " and no "))"
    case .status(let status, let url, let message, _):
      "\(url): the server answers with status \(status)\(message.isEmpty ? "" : " (\(message))")"
    case .wrongSize(let url, let expected, let found):
      "\(url): \(expected) bytes were announced, but \(found) came; try again later"
    case .wrongHash(let url, let expected, let found, let isPinned):
      "\(url): the content has SHA-256 \(found), but "
        + (isPinned ? "the model data expects" : "the hub announced") + " \(expected); "
        + "nothing of it was kept"
    case .unsteady(let url): "\(url): the file changes while it is being fetched; try again later"
    case .invalidName(let kind, let name): "\"\(name)\" is not the name of a \(kind)"
    case .invalidToken(let source):
      "what \(source) holds is not a token: it has characters that no token has"
    }
  }

  private func cure(_ use: TokenUse) -> String {
    switch use {
    case .none: "set HF_TOKEN to a token of an account that may read it"
    case .sent: "use a token of an account that may read it; the one that was sent may not"
    case .withheld: "use an https endpoint: the token is not sent where others could read it"
    }
  }
}
