// SPDX-License-Identifier: Apache-2.0

/// The address of an image, which has to hold the image itself: `data:image/png;base64,…`.
enum DataURI: Equatable {
  /// An address outside the file, by its scheme: "https".
  case remote(scheme: String)
  /// What looks like the path of a file.
  case path
  /// Nearly a data URI, with what is wrong in words and what to do where that is clear.
  case malformed(fault: String, help: String?)
  /// A data URI, with its media type and the offset of its data.
  case inline(mediaType: String, dataOffset: Int)

  init(_ text: [UInt8]) {
    if text.hasText("data:", at: 0) {
      self = DataURI.readInline(text)
    } else if let scheme = DataURI.scheme(text) {
      self = .remote(scheme: scheme)
    } else if DataURI.looksLikePath(text) {
      self = .path
    } else {
      self = DataURI.guessInline(text)
    }
  }

  /// Whether the image is somewhere else.
  var isOutside: Bool {
    switch self {
    case .remote, .path: true
    case .malformed, .inline: false
    }
  }

  /// The longest start of an address that is read as its head.
  private static let headLimit = 200

  private static func readInline(_ text: [UInt8]) -> DataURI {
    guard let comma = text.prefix(headLimit).firstIndex(of: UInt8(ascii: ",")) else {
      return .malformed(fault: "has no comma before its data", help: nil)
    }
    let fields = String(decoding: text[5..<comma], as: UTF8.self)
      .split(separator: ";", omittingEmptySubsequences: false)
    guard fields.last == "base64", let mediaType = fields.first, fields.count > 1 else {
      return .malformed(fault: "does not say ';base64' before the comma", help: nil)
    }
    if mediaType.isEmpty { return .malformed(fault: "names no media type", help: nil) }
    if fields.count > 2 {
      return .malformed(
        fault: "has a parameter between the media type and ';base64'",
        help: "begin with 'data:\(mediaType);base64,' and leave the parameter out")
    }
    if comma + 1 == text.count { return .malformed(fault: "holds no data", help: nil) }
    return .inline(mediaType: String(mediaType), dataOffset: comma + 1)
  }

  private static func guessInline(_ text: [UInt8]) -> DataURI {
    if text.isEmpty { return .malformed(fault: "is empty", help: nil) }
    if let known = knownStarts.first(where: { text.hasText($0.start, at: 0) }) {
      return .malformed(
        fault: "is bare Base64",
        help: "write 'data:\(known.format.mediaType);base64,' before it")
    }
    return .malformed(fault: "does not begin with 'data:'", help: nil)
  }

  /// How the Base64 of image files begins.
  private static let knownStarts: [(start: String, format: ImageFormat)] = [
    ("iVBORw0KGgo", .png), ("/9j/", .jpeg), ("UklGR", .webp), ("R0lGOD", .gif),
  ]

  /// The scheme of an address such as `https://…` or `blob:…`.
  private static func scheme(_ text: [UInt8]) -> String? {
    let head = text.prefix(20)
    guard let colon = head.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = String(decoding: text[..<colon], as: UTF8.self).lowercased()
    let isAddress = text.hasText("://", at: colon)
    guard isAddress || ["file", "blob", "attachment"].contains(scheme) else { return nil }
    return scheme
  }

  private static func looksLikePath(_ text: [UInt8]) -> Bool {
    guard !knownStarts.contains(where: { text.hasText($0.start, at: 0) }) else { return false }
    let end = String(decoding: text.suffix(6), as: UTF8.self).lowercased()
    return [".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".heic", ".tif", ".tiff"]
      .contains { end.hasSuffix($0) }
  }
}
