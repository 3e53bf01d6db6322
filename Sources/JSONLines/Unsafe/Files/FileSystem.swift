// SPDX-License-Identifier: Apache-2.0

internal import CTemporaries

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A call that the operating system refused.
struct SystemError: Error {
  /// Its `errno`.
  var number: Int32

  /// A name that was to be new is not.
  static let exists = SystemError(number: EEXIST)

  /// Whether the name is not new.
  var isExists: Bool { number == EEXIST }

  /// Whether the file has too many bytes.
  var isTooLarge: Bool { number == EFBIG }

  /// Whether the file system cannot give a file several names.
  var isWithoutLinks: Bool { [EPERM, ENOTSUP, EOPNOTSUPP, EMLINK, ENOSYS].contains(number) }
}

/// The few things done to names of files.
///
/// Soundness: every pointer is passed to a call of the C library for the time of that call, or comes
/// from one and is used before the call that ends its life.
enum FileSystem {
  /// What a name stands for.
  enum Kind { case nothing, regular, link, other }

  static func kind(_ path: String) -> Kind {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return .nothing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .regular
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// Whether `path` is that of a regular file of this user.
  static func isOwnFile(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && isOwnFile(status)
  }

  static func isOwnFile(_ status: stat) -> Bool {
    status.st_mode & S_IFMT == S_IFREG && status.st_uid == geteuid()
  }

  static func exists(_ path: String) -> Bool { kind(path) != .nothing }

  /// Returns the absolute path without links; nil when there is nothing.
  static func realPath(_ path: String) -> String? {
    guard let found = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  /// Renames, and replaces what has the new name when that is asked for.
  static func rename(_ old: String, to new: String, replacing: Bool) throws(SystemError) {
    try check(
      replacing
        ? unsafe renameFile(old, new) : unsafe ctemporaries_rename_new(old, new))
  }

  /// Gives a file one more name.
  static func link(_ path: String, as new: String) throws(SystemError) {
    try check(unsafe linkFile(path, new))
  }

  /// Removes a name; that there is none is fine.
  static func remove(_ path: String) throws(SystemError) {
    guard unsafe unlink(path) != 0, errno != ENOENT else { return }
    throw SystemError(number: errno)
  }

  /// Makes the names in a folder durable.
  static func synchronize(folder: String) throws(SystemError) {
    let descriptor = unsafe open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    defer { close(descriptor) }
    // Some file systems cannot do this for folders, and do not need it.
    guard fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP else { return }
    throw SystemError(number: errno)
  }

  /// Returns the names in a folder that start with a period, in their order.
  static func hiddenNames(in folder: String) throws(SystemError) -> [String] {
    guard let directory = unsafe opendir(folder) else { throw SystemError(number: errno) }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      unsafe withUnsafeBytes(of: &entry.pointee.d_name) { name in
        guard unsafe name.first == UInt8(ascii: ".") else { return }
        unsafe names.append(String(decoding: name.prefix { $0 != 0 }, as: UTF8.self))
      }
    }
    return names.sorted()
  }

  private static func check(_ result: Int32) throws(SystemError) {
    guard result != 0 else { return }
    throw SystemError(number: errno)
  }
}

private func renameFile(_ old: UnsafePointer<CChar>, _ new: UnsafePointer<CChar>) -> Int32 {
  unsafe rename(old, new)
}

private func linkFile(_ path: UnsafePointer<CChar>, _ new: UnsafePointer<CChar>) -> Int32 {
  unsafe link(path, new)
}
