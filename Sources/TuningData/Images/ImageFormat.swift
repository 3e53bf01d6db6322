// SPDX-License-Identifier: Apache-2.0

/// The kinds of image files that are told apart by their first bytes.
enum ImageFormat: CaseIterable {
  case png, jpeg, webp, gif, bmp, tiff, heic, avif

  /// The format that `bytes` begin like; nil when it is none of these.
  init?(_ bytes: [UInt8]) {
    let found = ImageFormat.allCases.first { $0.begins(bytes) }
    guard let found else { return nil }
    self = found
  }

  /// What people call it.
  var name: String {
    switch self {
    case .png: "PNG"
    case .jpeg: "JPEG"
    case .webp: "WebP"
    case .gif: "GIF"
    case .bmp: "BMP"
    case .tiff: "TIFF"
    case .heic: "HEIC"
    case .avif: "AVIF"
    }
  }

  /// Its media type.
  var mediaType: String { "image/\(name.lowercased())" }

  /// The formats that the service takes.
  static let supported: [ImageFormat] = [.png, .jpeg, .webp]

  private func begins(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .png: bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    case .jpeg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
    case .webp: bytes.hasText("RIFF", at: 0) && bytes.hasText("WEBP", at: 8)
    case .gif: bytes.hasText("GIF87a", at: 0) || bytes.hasText("GIF89a", at: 0)
    case .bmp: bytes.hasText("BM", at: 0) && bytes.littleEndian32(at: 6) == 0
    case .tiff:
      bytes.starts(with: [0x49, 0x49, 0x2A, 0x00]) || bytes.starts(with: [0x4D, 0x4D, 0x00, 0x2A])
    case .heic: bytes.hasBrand(["heic", "heix", "hevc", "heim", "mif1", "msf1"])
    case .avif: bytes.hasBrand(["avif", "avis"])
    }
  }
}

extension [UInt8] {
  /// Whether the file is of the family of ISO base media and names one of these brands first.
  fileprivate func hasBrand(_ brands: [String]) -> Bool {
    hasText("ftyp", at: 4) && brands.contains { hasText($0, at: 8) }
  }

  /// Whether the ASCII `text` stands at `offset`.
  func hasText(_ text: String, at offset: Int) -> Bool {
    offset <= count && self[offset...].starts(with: text.utf8)
  }

  /// The number in two bytes, the higher first; nil when they are not there.
  func bigEndian16(at offset: Int) -> Int? {
    guard offset >= 0, offset + 2 <= count else { return nil }
    return Int(self[offset]) << 8 | Int(self[offset + 1])
  }

  /// The number in four bytes, the highest first; nil when they are not there.
  func bigEndian32(at offset: Int) -> Int? {
    guard let high = bigEndian16(at: offset), let low = bigEndian16(at: offset + 2) else {
      return nil
    }
    return high << 16 | low
  }

  /// The number in up to four bytes, the lowest first; nil when they are not there.
  func littleEndian(at offset: Int, bytes: Int) -> Int? {
    guard offset >= 0, offset + bytes <= count else { return nil }
    return self[offset..<offset + bytes].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// The number in four bytes, the lowest first; nil when they are not there.
  func littleEndian32(at offset: Int) -> Int? { littleEndian(at: offset, bytes: 4) }
}
