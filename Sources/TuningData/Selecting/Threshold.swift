// SPDX-License-Identifier: Apache-2.0

/// How many findings of a rule a file may have: `max 3`, or in a share of its records, `max 2%`.
public enum Threshold: Sendable, Hashable {
  /// As many findings.
  case count(Int)
  /// Findings in as many of a hundred records.
  case percent(Double)

  /// Reads `max 3` or `max 2%`, `max` may be left out; nil from anything else.
  public init?(_ text: String) {
    var rest = text[...]
    if rest.hasPrefix("max ") { rest = rest.dropFirst(4).drop { $0 == " " } }
    guard rest.first?.isASCII == true, rest.first?.isNumber == true else { return nil }
    if rest.last == "%" {
      guard let percent = Double(rest.dropLast()), (0...100).contains(percent) else { return nil }
      self = .percent(percent)
    } else if let count = Int(rest) {
      self = .count(count)
    } else {
      return nil
    }
  }

  /// Whether as many findings, in as many of the records of a file, are still tolerated.
  func allows(_ count: RuleCount, records: Int) -> Bool {
    switch self {
    case .count(let most): count.count <= most
    case .percent(let most): Double(count.lines) * 100 <= most * Double(records)
    }
  }
}

extension Threshold: CustomStringConvertible {
  /// As it is written in a configuration.
  public var description: String {
    switch self {
    case .count(let count): "max \(count)"
    case .percent(let percent):
      percent == percent.rounded() ? "max \(Int(percent))%" : "max \(percent)%"
    }
  }
}
