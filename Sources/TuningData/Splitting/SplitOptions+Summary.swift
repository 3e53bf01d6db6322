// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension SplitOptions {
  /// The options that decide on the assignment, as a manifest has them.
  var summary: [String: String] {
    var summary = ["method": timeKey == nil ? effectiveMethod.rawValue : "time"]
    if let folds {
      summary["folds"] = String(folds)
    } else {
      summary["parts"] = parts.map { "\($0.name)=\($0.size.spelling)" }.joined(separator: " ")
    }
    summary["duplicates"] = duplicates.name
    if !groupBy.isEmpty { summary["group-by"] = groupBy.map(\.name).joined(separator: " ") }
    if !stratify.isEmpty { summary["stratify"] = stratify.map(\.name).joined(separator: " ") }
    if let maximumValidation { summary["max-validation"] = String(maximumValidation) }
    if let timeKey { summary["time-key"] = timeKey.description }
    if gap > 0 { summary["gap"] = "\(gap / 1_000_000)s" }
    if let earlier { summary["like"] = earlier.path }
    if shuffles { summary["shuffle"] = "yes" }
    if let format = lint.format { summary["format"] = format.rawValue }
    summary["check"] = !checks ? "off" : rejectsPath == nil ? "on" : "rejects"
    return summary
  }

  /// Why the input has to be read twice, as part of a sentence.
  var reasonForTwoPasses: String {
    if earlier != nil { return "--like" }
    if nearThreshold != nil { return "--duplicates near" }
    if timeKey != nil { return "--time-key" }
    if !stratify.isEmpty { return "--stratify" }
    if groupKeys.count > 1 { return "grouping by several keys" }
    return "a number of rows or --method exact"
  }
}

extension SplitOptions.Duplicates {
  /// The choice as it is written on a command line.
  public var name: String {
    switch self {
    case .exact: "exact"
    case .prompt: "prompt"
    case .near(let threshold): "near:\(threshold)"
    case .off: "off"
    }
  }

  /// Reads `exact`, `prompt`, `near`, `near:0.8` or `off`; nil from anything else.
  public init?(_ text: String) {
    switch text {
    case "exact": self = .exact
    case "prompt": self = .prompt
    case "near": self = .near(0.8)
    case "off": self = .off
    default:
      guard text.hasPrefix("near:"), let threshold = Double(text.dropFirst(5)),
        (0.1...1).contains(threshold)
      else { return nil }
      self = .near(threshold)
    }
  }
}

extension SplitSize {
  /// The size as it is written on a command line.
  var spelling: String {
    switch self {
    case .share: description
    case .rows(let rows): String(rows)
    case .rest: "rest"
    }
  }
}
