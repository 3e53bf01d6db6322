// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// What a run is told.
public struct LintOptions: Sendable {
  /// The format that every record has to have; nil finds it out from the records.
  public var format: DatasetFormat?
  /// The model that the data is meant for, as the user calls it; nil judges for none.
  public var model: String?
  /// The models that the service tunes; needed only together with `model`.
  public var catalogue: ModelCatalogue?
  /// What tokens are counted with; nil leaves out the rules that need counts.
  public var tokens: TokenSetup?
  /// Which rules are reported, and how much their findings matter.
  public var rules = RuleSettings()
  /// What has been accepted before; it is counted and not reported.
  public var baseline: Baseline?
  /// Whether findings are noted for a new baseline, see `FileReport.marks`.
  public var marksFindings = false
  /// The lines whose findings are no news and are not reported; nil reports all.
  public var earlier: EarlierLines?
  /// How many findings of a file are kept to be shown; all are counted.
  public var maximumDiagnostics = 100
  /// Whether the report lists findings.
  ///
  /// When they are taken as they come (see `Linter.check`) it need not, and memory does not grow with
  /// their number.
  public var keepsDiagnostics = true
  /// What is collected beside findings, for the reports that show it.
  public var needs: ReportNeeds = []
  /// The longest line in bytes that is read.
  public var maximumLineBytes = BlockReader.defaultMaximumLineBytes
  /// The length in bytes from which on a line is called long.
  public var longLineBytes = 32 << 20
  /// How many blocks are worked on at the same time.
  public var jobs = 1
  /// The size of a block in bytes; results do not depend on it.
  public var blockSize = BlockReader.defaultBlockSize

  /// Creates options with the defaults.
  public init() {}

  /// How many places of a kind are noted for the rules that judge the file as a whole.
  ///
  /// All of them when findings are known by their lines.
  var maximumPlaces: Int {
    if baseline != nil || marksFindings || earlier != nil { return .max }
    return keepsDiagnostics ? maximumDiagnostics : min(maximumDiagnostics, LintOptions.mostPlaces)
  }

  private static let mostPlaces = 10_000

  /// The profile of the model; nil when none is named or none is known by that name.
  var profile: ModelProfile? {
    guard let model, case .found(let profile)? = catalogue?.lookup(model) else { return nil }
    return profile
  }
}
