// SPDX-License-Identifier: Apache-2.0

/// Why a compressed input could not be unpacked to its end.
public struct CompressionFault: Error, Sendable, Equatable {
  /// The causes that are told apart.
  public enum Cause: Sendable, Equatable {
    /// The input ends inside a member or frame.
    case truncated
    /// The bytes are not what was written; with the words of the library.
    case corrupt(String)
    /// Other bytes follow the last member or frame.
    case trailingBytes
    /// A frame refers back further than `CompressionFault.maximumWindow`.
    case windowTooLarge
    /// A frame can be unpacked only with a dictionary.
    case needsDictionary
    /// There was no memory for the unpacking.
    case outOfMemory
  }

  /// The window in bytes up to which Zstandard frames are read, which is also the limit of `zstd`.
  public static let maximumWindow = 128 << 20

  /// The format of the input.
  public var format: CompressionFormat
  /// The offset in the compressed input, of the start of the piece that could not be unpacked.
  public var offset: Int
  /// What happened.
  public var cause: Cause

  /// Creates a fault.
  public init(format: CompressionFormat, offset: Int, cause: Cause) {
    self.format = format
    self.offset = offset
    self.cause = cause
  }
}

extension CompressionFault: CustomStringConvertible {
  /// The fault in a sentence, with what to do.
  public var description: String {
    switch cause {
    case .truncated:
      "the \(format.name) data is cut off at byte \(offset); "
        + "fetch the file again, or compress the original again"
    case .corrupt(let words):
      "the \(format.name) data is damaged at byte \(offset) (\(words)); "
        + "fetch the file again, or compress the original again"
    case .trailingBytes:
      "bytes that are not \(format.name) follow the compressed data at byte \(offset); "
        + "unpack the file with '\(format.unpackingCommand)' and see whether something is missing"
    case .windowTooLarge:
      "the \(format.name) frame at byte \(offset) has a window of more than "
        + "\(CompressionFault.maximumWindow >> 20) MiB, as 'zstd --long' makes it; "
        + "unpack the file with 'zstd -d --long=31'"
    case .needsDictionary:
      "the \(format.name) frame at byte \(offset) was made with a dictionary; "
        + "unpack the file with 'zstd -d -D DICTIONARY'"
    case .outOfMemory:
      "no memory is left to unpack the \(format.name) data at byte \(offset)"
    }
  }
}
