// SPDX-License-Identifier: Apache-2.0

public import JSONLines

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Another program whose standard output is read to its end; its standard input is empty.
///
/// Soundness: the arrays that the C library reads live until it has started the program.
@safe public final class ChildProcess: ByteSource {
  /// How errors call what is read.
  public let path: String
  /// Nil: nobody knows how much a program prints.
  public let expectedByteCount: Int? = nil

  private let process: pid_t
  private let output: Int32
  private var status: Int32?

  /// Starts a program that is looked for on the `PATH`.
  ///
  /// - Parameters:
  ///   - arguments: The program's name and its arguments; no shell is involved.
  ///   - hidesErrors: Whether its standard error is thrown away.
  ///   - path: How errors call what is read.
  /// - Throws: `CommandError` when it cannot be started.
  public init(_ arguments: [String], hidesErrors: Bool, path: String) throws(CommandError) {
    self.path = path
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw ChildProcess.failure(arguments, errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = unsafe ChildProcess.newActions()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    if hidesErrors {
      unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
    var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let result = unsafe posix_spawnp(&process, arguments[0], &actions, nil, &words, environ)
    close(ends[1])
    guard result == 0 else {
      close(ends[0])
      throw ChildProcess.failure(arguments, result)
    }
    (self.process, output) = (process, ends[0])
  }

  deinit {
    close(output)
    if status == nil {
      var ignored: Int32 = 0
      _ = unsafe waitpid(process, &ignored, 0)
    }
  }

  /// Fills the start of `buffer`; returns how many bytes were read, 0 at the end.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    while true {
      let count = unsafe systemRead(output, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw ReadError(path: path, cause: .system(errno)) }
      return count
    }
  }

  /// Waits for the program's end, and returns its exit status; 128 and more after a signal.
  public func wait() -> Int32 {
    if let status { return status }
    var raw: Int32 = 0
    while unsafe waitpid(process, &raw, 0) < 0, errno == EINTR {}
    let signal = raw & 0x7F
    let status = signal == 0 ? raw >> 8 & 0xFF : 128 + signal
    self.status = status
    return status
  }

  private static func newActions() -> posix_spawn_file_actions_t {
    #if canImport(Darwin)
      nil
    #else
      unsafe posix_spawn_file_actions_t()
    #endif
  }

  private static func failure(_ arguments: [String], _ number: Int32) -> CommandError {
    CommandError("cannot run '\(arguments[0])': \(unsafe String(cString: strerror(number)))")
  }
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  unsafe read(descriptor, bytes, count)
}
