// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Where the input goes that makes the process crash or hang.
///
/// Sound although it is global and not locked: the input is set by the one loop that runs inputs,
/// and read by a signal handler while that loop stands still. The handler calls only what POSIX
/// allows in handlers.
enum CrashFile {
  /// What a signal handler can reach: no object, nothing that is made when first used.
  @unsafe private struct State {
    var path: UnsafeMutablePointer<CChar>?
    var input: UnsafeMutablePointer<UInt8>?
    var count = 0
  }

  nonisolated(unsafe) private static var state = unsafe State()

  /// How long an input may run in processor time before the process is ended, in seconds.
  private static let patience = 60

  /// Writes crashing inputs to `path` from now on.
  static func install(path: String) {
    unsafe state.path = strdup(path)
    // An overflow of the stack leaves none for the handler.
    let size = 1 << 16
    var stack = unsafe stack_t()
    unsafe stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    unsafe stack.ss_size = size
    _ = unsafe sigaltstack(&stack, nil)
    for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGPROF] {
      var action = sigaction()
      #if canImport(Darwin)
        unsafe action.__sigaction_u.__sa_handler = CrashFile.handle
      #else
        unsafe action.__sigaction_handler.sa_handler = CrashFile.handle
      #endif
      action.sa_flags = SA_ONSTACK | CInt(truncatingIfNeeded: SA_RESETHAND)
      _ = unsafe sigaction(signal, &action, nil)
    }
  }

  /// Notes that `input` runs from now on.
  static func begin(_ input: [UInt8]) {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: input.count)
    unsafe copy.initialize(from: input, count: input.count)
    unsafe state.input = copy
    unsafe state.count = input.count
    startTimer(seconds: patience)
  }

  /// Notes that the input has come to its end.
  static func end() {
    startTimer(seconds: 0)
    unsafe state.input?.deallocate()
    unsafe state.input = nil
  }

  /// Writes an input that did something wrong without a crash.
  static func write(_ input: [UInt8]) {
    begin(input)
    save()
    end()
  }

  private static func startTimer(seconds: Int) {
    var timer = itimerval()
    timer.it_value.tv_sec = seconds
    #if canImport(Glibc)
      _ = unsafe setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    #else
      _ = unsafe setitimer(ITIMER_PROF, &timer, nil)
    #endif
  }

  private static let handle: @convention(c) (Int32) -> Void = { signal in
    save()
    raise(signal)
  }

  private static func save() {
    guard let path = unsafe state.path, let input = unsafe state.input else { return }
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { return }
    _ = unsafe Self.write(file, input, state.count)
    close(file)
  }

  private static func write(_ file: Int32, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(file, bytes, count)
    #elseif canImport(Musl)
      unsafe Musl.write(file, bytes, count)
    #else
      unsafe Darwin.write(file, bytes, count)
    #endif
  }
}
