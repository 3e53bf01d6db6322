// SPDX-License-Identifier: Apache-2.0

internal import TuningData

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The program that runs.
enum Executable {
  /// The folder it lies in, links followed; nil where the system does not tell.
  static var folder: PathName? {
    #if canImport(Darwin)
      let name = CommandLine.arguments.first ?? ""
    #else
      let name = "/proc/self/exe"
    #endif
    guard let path = unsafe realpath(name, nil) else { return nil }
    defer { unsafe free(path) }
    return unsafe PathName(String(cString: path)).folder
  }
}
