// SPDX-License-Identifier: Apache-2.0

internal import TuningData

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Waits until one of some files is written, replaced or removed.
///
/// On Linux the kernel tells (inotify); it is asked about the folders, since editors replace files.
/// Elsewhere the files are looked at twice a second.
public final class FileWatcher {
  private let files: [PathName]
  /// The files that links among them lead to.
  private let targets: [PathName]
  private let descriptor: Int32

  /// Starts to watch; what happens from now on is told.
  ///
  /// - Throws: `CommandError` when a folder cannot be watched.
  public init(_ paths: [String]) throws(CommandError) {
    files = paths.map { PathName($0) }
    targets = files.map { $0.target ?? $0 }
    #if canImport(Darwin)
      descriptor = -1
      states = files.map(FileWatcher.state)
    #else
      descriptor = inotify_init1(Int32(IN_CLOEXEC))
      guard descriptor >= 0 else { throw FileWatcher.failure("files") }
      let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM)
      for folder in Set((files + targets).map(\.folder)) {
        let watch = unsafe inotify_add_watch(descriptor, folder.text, events)
        guard watch >= 0 else { throw FileWatcher.failure("'\(folder.text)'") }
        folders[watch] = folder
      }
    #endif
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private static func failure(_ what: String) -> CommandError {
    CommandError("cannot watch \(what): \(unsafe String(cString: strerror(errno)))")
  }

  #if canImport(Darwin)
    private var states: [State]

    private struct State: Equatable {
      var size: off_t = -1
      var seconds = 0
      var nanoseconds = 0
      var file: ino_t = 0
    }

    private static func state(_ path: PathName) -> State {
      var status = stat()
      guard unsafe stat(path.text, &status) == 0 else { return State() }
      return State(
        size: status.st_size, seconds: status.st_mtimespec.tv_sec,
        nanoseconds: status.st_mtimespec.tv_nsec, file: status.st_ino)
    }

    /// Waits for a change; returns the places in the list of the files that changed.
    public func next() throws(CommandError) -> [Int] {
      while true {
        usleep(500_000)
        let now = files.map(FileWatcher.state)
        let changed = files.indices.filter { now[$0] != states[$0] }
        states = now
        if !changed.isEmpty { return changed }
      }
    }
  #else
    private var folders: [Int32: PathName] = [:]

    /// How long nothing has to happen, in milliseconds, until a burst of changes is told.
    private static let quiet: Int32 = 50

    /// Waits for a change; returns the places in the list of the files that changed.
    public func next() throws(CommandError) -> [Int] {
      var changed: Set<Int> = []
      while true {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let ready = unsafe poll(&request, 1, changed.isEmpty ? -1 : FileWatcher.quiet)
        if ready < 0, errno == EINTR { continue }
        guard ready >= 0 else { throw FileWatcher.failure("files") }
        if ready == 0 { return changed.sorted() }
        changed.formUnion(try read())
      }
    }

    /// Reads the events that are there.
    private func read() throws(CommandError) -> [Int] {
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe systemRead(descriptor, buffer.baseAddress, buffer.count)
      }
      guard count >= 0 else { throw FileWatcher.failure("files") }
      var changed: [Int] = []
      var start = 0
      // An event is its watch, mask, cookie and the length of its name, 32 bits each, and the name.
      while start + 16 <= count {
        let (watch, length) = (number(bytes, start), Int(number(bytes, start + 12)))
        let end = min(count, start + 16 + length)
        let name = String(decoding: bytes[start + 16..<end].prefix { $0 != 0 }, as: UTF8.self)
        let path = folders[watch]?.appending(name)
        changed += files.indices.filter { files[$0] == path || targets[$0] == path }
        start = end
      }
      return changed
    }

    private func number(_ bytes: [UInt8], _ start: Int) -> Int32 {
      let raw = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
      return Int32(bitPattern: UInt32(littleEndian: raw))
    }
  #endif
}

#if !canImport(Darwin)
  private func systemRead(
    _ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int
  ) -> Int {
    unsafe read(descriptor, bytes, count)
  }
#endif
