// SPDX-License-Identifier: Apache-2.0

/// How much a template was given to work on.
enum InputSize {
  /// Values that lie in each other several times would be counted for ever.
  private static let maximum = 1 << 20

  /// Returns how many values there are, those inside others included.
  static func values(in roots: [Value]) -> Int {
    var count = 0
    for root in roots { add(root, &count) }
    return count
  }

  private static func add(_ value: Value, _ count: inout Int) {
    count += 1
    guard count < maximum else { return }
    switch value {
    case .list(let list), .tuple(let list):
      for item in list.items where count < maximum { add(item, &count) }
    case .dict(let dict):
      for entry in dict.entries where count < maximum { add(entry.value, &count) }
    default: return
    }
  }
}

extension Value {
  /// The number of items of a list or tuple; nil for other values.
  var itemCount: Int? {
    switch self {
    case .list(let list), .tuple(let list): list.items.count
    default: nil
    }
  }
}
