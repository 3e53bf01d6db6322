// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How often and how soon what failed is tried again.
public struct RetryPolicy: Sendable {
  /// How often one file is tried.
  public var maximumAttempts = 5
  /// The longest wait, whatever the server asks for.
  public var maximumDelayInSeconds = 60
  /// Waits for so many seconds.
  public var wait: @Sendable (Int) -> Void = { seconds in _ = sleep(UInt32(clamping: seconds)) }

  /// Creates a policy.
  public init() {}

  /// The wait before the attempt after `failures` of them: what the server asks for, else doubling
  /// from a second.
  func delay(afterFailures failures: Int, asked: Int?) -> Int {
    min(asked ?? 1 << min(failures - 1, 16), maximumDelayInSeconds)
  }
}
