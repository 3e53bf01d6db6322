// SPDX-License-Identifier: Apache-2.0

public import TuningData

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension Day {
  /// The day it is in UTC.
  public static var today: Day {
    var now = time(nil)
    var fields = unsafe tm()
    guard unsafe gmtime_r(&now, &fields) != nil else {
      preconditionFailure("the clock is out of range")
    }
    let day = unsafe Day(
      year: Int(fields.tm_year) + 1900, month: Int(fields.tm_mon) + 1, day: Int(fields.tm_mday))
    guard let day else { preconditionFailure("the clock shows a day that is in no calendar") }
    return day
  }
}
