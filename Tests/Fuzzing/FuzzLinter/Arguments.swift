// SPDX-License-Identifier: Apache-2.0

/// What the command line asks for.
struct Arguments {
  private(set) var seconds = 60
  private(set) var seed: UInt64 = 1
  /// Files to check instead of new ones.
  private(set) var replays: [String] = []

  /// Reads the arguments; nil when they make no sense.
  init?(_ arguments: some Sequence<String>) {
    var rest = Array(arguments)[...]
    while let name = rest.popFirst() {
      switch (name, rest.popFirst()) {
      case ("--seconds", let value?):
        guard let number = Int(value), number >= 0 else { return nil }
        seconds = number
      case ("--seed", let value?):
        guard let number = UInt64(value) else { return nil }
        seed = number
      case ("--replay", let path?):
        replays = [path] + rest
        return
      default: return nil
      }
    }
  }
}
