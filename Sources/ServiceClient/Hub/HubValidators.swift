// SPDX-License-Identifier: Apache-2.0

internal import Hashing

/// What tells one content of a file from another: the tag the hub gives it, which for large files
/// is its SHA-256, and the tag of the server that it redirects to.
struct HubValidators: Equatable {
  /// The hub's tag, without quotes.
  var hubTag: String?
  /// The last server's tag as it is, quotes and all, when it stands for the very bytes.
  var strongTag: String?

  init(_ response: HTTPResponse) {
    hubTag = response.hubHeader("x-linked-etag").map(HubValidators.bare)
    strongTag = response.headers["etag"].flatMap { $0.hasPrefix("\"") ? $0 : nil }
  }

  /// The content's hash, where the hub's tag is one.
  var sha256: SHA256Digest? { hubTag.flatMap { SHA256Digest(hexadecimal: $0) } }

  /// Whether content with these validators may be what has the `others`.
  func agree(with others: HubValidators) -> Bool {
    let areDifferent =
      differ(hubTag, others.hubTag) || hubTag == nil && differ(strongTag, others.strongTag)
    return !areDifferent
  }

  private func differ(_ left: String?, _ right: String?) -> Bool {
    guard let left, let right else { return false }
    return left != right
  }

  private static func bare(_ tag: String) -> String {
    var tag = tag[...]
    if tag.hasPrefix("W/") { tag = tag.dropFirst(2) }
    if tag.count >= 2, tag.hasPrefix("\""), tag.hasSuffix("\"") { tag = tag.dropFirst().dropLast() }
    return String(tag)
  }
}

extension HubValidators {
  /// Reads what `text` kept.
  init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 3 else { return nil }
    hubTag = lines[0].isEmpty ? nil : String(lines[0])
    strongTag = lines[1].isEmpty ? nil : String(lines[1])
  }

  /// Two lines, which are kept beside content that is not complete yet.
  var text: String { "\(hubTag ?? "")\n\(strongTag ?? "")\n" }
}

extension HTTPResponse {
  /// A header of the first response that has it, which is the hub's own where it redirects.
  func hubHeader(_ name: String) -> String? {
    for response in redirects + [self] {
      if let value = response.headers[name] { return value }
    }
    return nil
  }
}
