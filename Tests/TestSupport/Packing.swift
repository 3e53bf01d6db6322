// SPDX-License-Identifier: Apache-2.0

public import JSONLines

extension CompressionFormat {
  /// Returns `bytes` as one member or frame, packed by our own encoder.
  public func pack(_ bytes: [UInt8]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let set = try OutputSet([folder.path("packed.\(pathExtension)")])
    try set.files[0].write(bytes.span)
    _ = try set.commit()
    return folder.bytes(of: "packed.\(pathExtension)") ?? []
  }
}
