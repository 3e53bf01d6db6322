// SPDX-License-Identifier: Apache-2.0

internal import LintProbe
internal import TuningData

/// Runs one input after the other.
struct Campaign {
  /// How much processor time an input may take; what goes far beyond ends the process.
  static let secondsAllowed = 10.0

  private let catalogue: ModelCatalogue
  private let models: [String]

  init(catalogue: ModelCatalogue) {
    self.catalogue = catalogue
    models = FuzzSeeds.models(catalogue)
  }

  /// Checks `input`, whose first four bytes choose the settings; returns what is wrong.
  func run(_ input: [UInt8]) async -> String? {
    let number = input.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    let probe = LintProbe(ProbeSettings(number, models: models), catalogue: catalogue)
    CrashFile.begin(input)
    defer { CrashFile.end() }
    return await probe.complaint(about: Array(input.dropFirst(4)))
  }
}
