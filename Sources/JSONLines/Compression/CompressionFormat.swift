// SPDX-License-Identifier: Apache-2.0

/// The formats of compressed files that are read and written.
public enum CompressionFormat: String, Sendable, CaseIterable {
  /// RFC 1952, as `gzip` writes it.
  case gzip
  /// RFC 8878, as `zstd` writes it.
  case zstandard

  /// The format that the ending of a name asks for, in capital or small letters; nil for a plain file.
  public init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let found = CompressionFormat.allCases.first(where: { $0.isEnding(of: name) }) else {
      return nil
    }
    self = found
  }

  /// What names of such files end in, behind the period.
  public var pathExtension: String {
    switch self {
    case .gzip: "gz"
    case .zstandard: "zst"
    }
  }

  /// How people call it.
  public var name: String {
    switch self {
    case .gzip: "gzip"
    case .zstandard: "Zstandard"
    }
  }

  /// The command that writes the contents of a file to standard output.
  public var unpackingCommand: String {
    switch self {
    case .gzip: "gunzip -c"
    case .zstandard: "zstd -dc"
    }
  }

  private func isEnding(of name: Substring) -> Bool {
    let ending = "." + pathExtension
    return name.utf8.count > ending.utf8.count && name.lowercased().hasSuffix(ending)
  }
}

extension CompressionFormat {
  /// What the first bytes of a stream say about it.
  enum Beginning: Equatable {
    case format(CompressionFormat)
    case other
    /// More bytes are needed to tell.
    case open
  }

  /// How many bytes tell a format.
  static let signatureLength = 4

  /// Looks at the first bytes of a stream.
  static func beginning(_ bytes: ArraySlice<UInt8>) -> Beginning {
    let answers = allCases.map { $0.beginning(bytes) }
    if let format = answers.first(where: { $0 != .other && $0 != .open }) { return format }
    return answers.contains(.open) ? .open : .other
  }

  /// Looks at the first bytes of a member or frame, which may be one that is to be skipped.
  func beginning(_ bytes: ArraySlice<UInt8>) -> Beginning {
    let first = bytes.prefix(CompressionFormat.signatureLength)
    for signature in signatures {
      let matches = zip(first, signature).allSatisfy { byte, range in range.contains(byte) }
      guard matches else { continue }
      return first.count < signature.count ? .open : .format(self)
    }
    return .other
  }

  private var signatures: [[ClosedRange<UInt8>]] {
    switch self {
    case .gzip: [[0x1F...0x1F, 0x8B...0x8B]]
    // A frame, and a frame to be skipped, with which `pzstd` starts.
    case .zstandard:
      [
        [0x28...0x28, 0xB5...0xB5, 0x2F...0x2F, 0xFD...0xFD],
        [0x50...0x5F, 0x2A...0x2A, 0x4D...0x4D, 0x18...0x18],
      ]
    }
  }
}
