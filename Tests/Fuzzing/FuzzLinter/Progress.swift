// SPDX-License-Identifier: Apache-2.0

/// How much has been tried.
struct Progress {
  private(set) var files = 0
  private(set) var bytes = 0
  /// The processor time of the slowest file, in seconds.
  private(set) var slowest = 0.0
  private var bytesOfSlowest = 0

  mutating func count(_ input: [UInt8], seconds: Double) {
    files += 1
    bytes += input.count
    guard seconds > slowest else { return }
    slowest = seconds
    bytesOfSlowest = input.count
  }

  /// What to say at the end.
  func summary(rules: Int, seed: UInt64) -> String {
    let milliseconds = Int((slowest * 1000).rounded(.up))
    return "\(files) files, \(bytes / 1_000_000) MB, \(rules) rules, seed \(seed): nothing wrong; "
      + "the slowest took \(milliseconds) ms (\(bytesOfSlowest) bytes)"
  }
}
