// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension SplitOptions {
  /// Why these options do not go together; nil when they do.
  public var contradiction: String? {
    if method == .hash, needsExactSizes {
      return "--method hash assigns every group by itself, which numbers of rows, "
        + "--max-validation, --stratify and --time-key rule out; leave it out"
    }
    if let folds {
      if !(2...200).contains(folds) { return "--folds takes a number from 2 to 200" }
      if timeKey != nil { return "--folds and --time-key do not go together" }
      if earlier != nil { return "--folds and --like do not go together" }
      if maximumValidation != nil { return "--folds and --max-validation do not go together" }
    }
    if timeKey != nil, !stratify.isEmpty { return "--time-key and --stratify do not go together" }
    if timeKey != nil, method == .exact { return "--time-key has a method of its own" }
    if gap != 0, timeKey == nil { return "--gap needs --time-key" }
    if rejectsPath != nil, !checks { return "--rejects needs rows to be checked" }
    if outputDirectory?.isEmpty == true { return "--output-dir takes the name of a folder" }
    if let manifestPath, CompressionFormat(path: manifestPath) != nil {
      return "a manifest is not compressed; give it a name without .gz and .zst"
    }
    return folds == nil ? contradictionOfNames ?? contradictionOfSizes : nil
  }

  private var contradictionOfNames: String? {
    let names = parts.map(\.name)
    if parts.count < 2 { return "name at least two parts" }
    if parts.count > 100 { return "name at most 100 parts" }
    if Set(names).count < names.count { return "two parts have the same name" }
    if maximumValidation != nil {
      guard names.contains("validation") else {
        return "--max-validation needs a part called 'validation'"
      }
      if names[parts.restIndex] == "validation" {
        return "--max-validation leaves rows over; let another part than 'validation' be the 'rest'"
      }
    }
    for (name, isUsed) in [
      (SplitLayout.gapName, gap > 0), (SplitLayout.rejectsName, rejectsPath != nil),
    ] where isUsed && names.contains(name) {
      return "--\(name) writes a file called '\(name)'; give the part another name"
    }
    return nil
  }

  private var contradictionOfSizes: String? {
    let rests = parts.count { $0.size == .rest }
    if rests > 1 { return "only one part can take the rest" }
    let shares = parts.reduce(0) {
      if case .share(let billionths) = $1.size { $0 + billionths } else { $0 }
    }
    if rests == 0 {
      let hasRows = parts.contains { if case .rows = $0.size { true } else { false } }
      if hasRows || shares != SplitSize.whole {
        return "the parts do not add up to the whole; write the size of one as 'rest'"
      }
    } else if shares >= SplitSize.whole {
      return "the parts leave no rest"
    }
    return nil
  }
}
