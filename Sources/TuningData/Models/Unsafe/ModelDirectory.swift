// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The YAML files of a directory, in the order of their names.
///
/// Soundness: every pointer comes from a call of the C library and is used only before the call
/// that ends its life; reads go into a buffer of the size that is passed.
struct ModelDirectory {
  /// More than this in one file is not model data.
  static let maximumFileSize = 4 << 20

  private let path: String

  init(_ path: String) {
    self.path = path
  }

  func files() throws(ModelCatalogueError) -> [(path: String, bytes: [UInt8])] {
    let names = try names().filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted()
    guard !names.isEmpty else {
      throw ModelCatalogueError(file: path, message: "no file ends in \".yaml\"")
    }
    var files: [(path: String, bytes: [UInt8])] = []
    for name in names {
      let file = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      files.append((file, try contents(of: file)))
    }
    return files
  }

  private func names() throws(ModelCatalogueError) -> [String] {
    guard let directory = unsafe opendir(path) else { throw failure(at: path) }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      names.append(
        unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
          let capacity = unsafe MemoryLayout.size(ofValue: name.pointee)
          return unsafe name.withMemoryRebound(to: CChar.self, capacity: capacity) {
            unsafe String(cString: $0)
          }
        })
    }
    return names
  }

  private func contents(of file: String) throws(ModelCatalogueError) -> [UInt8] {
    let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(at: file) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(at: file) }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= Self.maximumFileSize else {
        throw ModelCatalogueError(file: file, message: "larger than \(Self.maximumFileSize) bytes")
      }
    }
  }

  private func failure(at file: String) -> ModelCatalogueError {
    let reason = unsafe String(cString: strerror(errno))
    return ModelCatalogueError(file: file, message: "cannot be read: \(reason)")
  }
}
