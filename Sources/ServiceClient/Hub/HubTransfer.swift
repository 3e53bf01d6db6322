// SPDX-License-Identifier: Apache-2.0

/// One response of a hub while it comes in.
struct HubTransfer {
  private enum Kind {
    /// The content, or its rest.
    case content
    /// Words about what went wrong.
    case refusal
    /// Not the rest of what is there.
    case misfit
  }

  private let partial: PartialFile
  private let known: HubValidators?
  private let download: HubDownload
  private var kind: Kind?
  private var refusal: [UInt8] = []

  /// The length of the whole content, where it is known.
  private(set) var expectedByteCount: Int?
  /// What went wrong here, other than with the connection.
  private(set) var failure: HubError?
  /// Whether the content was gone on with.
  private(set) var isResumed = false

  init(partial: PartialFile, known: HubValidators?, download: HubDownload) {
    self.partial = partial
    self.known = known
    self.download = download
  }

  var isContent: Bool { kind == .content }
  var needsRestart: Bool { kind == .misfit }

  /// Takes the next piece of the body; returns whether more is wanted.
  mutating func receive(_ response: HTTPResponse, _ bytes: Span<UInt8>) -> Bool {
    do throws(HubError) {
      switch try begun(response) {
      case .content: try onDisk { () throws(FileError) in try partial.append(bytes) }
      case .refusal:
        for index in bytes.indices.prefix(4096 - refusal.count) { refusal.append(bytes[index]) }
      case .misfit: return false
      }
      return true
    } catch {
      failure = error
      return false
    }
  }

  /// Judges a response that has come to its end.
  mutating func finish(_ response: HTTPResponse) throws(HubError) {
    guard try begun(response) == .refusal else { return }
    throw download.error(response, body: refusal)
  }

  /// Looks at the head when it is new.
  private mutating func begun(_ response: HTTPResponse) throws(HubError) -> Kind {
    if let kind { return kind }
    let kind = try begin(response)
    self.kind = kind
    return kind
  }

  private mutating func begin(_ response: HTTPResponse) throws(HubError) -> Kind {
    let validators = HubValidators(response)
    switch response.status {
    case 200:
      expectedByteCount = response.headers.contentLength
      try onDisk { () throws(FileError) in try download.begin(partial, validators) }
      return .content
    case 206 where known != nil:
      guard let known, validators.agree(with: known), let range = response.headers.contentRange,
        range.first == partial.byteCount
      else { return .misfit }
      expectedByteCount = range.total
      isResumed = true
      return .content
    case 416 where known != nil: return .misfit
    default: return .refusal
    }
  }
}
