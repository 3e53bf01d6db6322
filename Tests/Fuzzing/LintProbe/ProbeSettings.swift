// SPDX-License-Identifier: Apache-2.0

internal import JSONLines
public import TuningData

/// How a file is checked: everything that a user can choose, and the size of the blocks.
public struct ProbeSettings: Sendable {
  public let blockSize: Int
  public let maximumLineBytes: Int
  public let jobs: Int
  public let maximumDiagnostics: Int
  public let format: DatasetFormat?
  public let model: String?

  /// Chooses settings by `number`: the same number, the same choice; zero chooses the defaults.
  ///
  /// - Parameters:
  ///   - number: Any number.
  ///   - models: Names of models to choose from, known or not.
  public init(_ number: UInt32, models: [String] = []) {
    var rest = Int(number)
    func pick<Choice>(_ choices: [Choice]) -> Choice {
      defer { rest /= choices.count }
      return choices[rest % choices.count]
    }
    let standard = BlockReader.defaultBlockSize
    blockSize = pick([standard, 1, 2, 3, 7, 16, 64, 255, 4096])
    maximumLineBytes = pick([
      BlockReader.defaultMaximumLineBytes, BlockReader.defaultMaximumLineBytes, 1, 10, 100, 1000, 5000,
    ])
    jobs = pick([1, 1, 1, 2, 8])
    maximumDiagnostics = pick([100, 0, 1, 3])
    format = pick([nil, nil, nil, nil] + DatasetFormat.allCases)
    model = pick([nil, nil] + models)
  }
}
