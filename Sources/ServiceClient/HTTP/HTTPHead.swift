// SPDX-License-Identifier: Apache-2.0

/// The head of a response while it comes in, line by line.
struct HTTPHead {
  private(set) var status = 0
  private(set) var headers = HTTPHeaders()
  private(set) var byteCount = 0

  /// Takes the next line.
  ///
  /// A status line starts anew: before the response that counts there may be others, such as
  /// "100 Continue".
  mutating func append(_ bytes: Span<UInt8>) {
    byteCount += bytes.count
    let line = trimmed(String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self))
    guard line.hasPrefix("HTTP/") else { return headers.append(line: String(line)) }
    let words = line.split(separator: " ", maxSplits: 2)
    status = words.count > 1 ? Int(words[1]) ?? 0 : 0
    headers = HTTPHeaders()
  }
}
