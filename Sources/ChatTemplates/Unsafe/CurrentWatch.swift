// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The watch that holes are under on this thread.
///
/// Sound because whoever sets a watch holds it until it is taken away again, on the same thread.
enum CurrentWatch {
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let status = unsafe pthread_key_create(&key, nil)
    precondition(status == 0, "no room for a value of a thread")
    return key
  }()

  static var value: HoleWatch? {
    get {
      guard let watch = unsafe pthread_getspecific(key) else { return nil }
      return unsafe Unmanaged<HoleWatch>.fromOpaque(watch).takeUnretainedValue()
    }
    set {
      _ = unsafe pthread_setspecific(
        key, newValue.map { unsafe UnsafeRawPointer(Unmanaged.passUnretained($0).toOpaque()) })
    }
  }
}

/// The system's clock.
enum Clock {
  /// The seconds since 1970.
  static var second: Int { time(nil) }
}
