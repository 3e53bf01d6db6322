// SPDX-License-Identifier: Apache-2.0

internal import JSONLines
public import TuningData

/// How a file is checked: everything that a user can choose, and the size of the blocks.
public struct ProbeSettings: Sendable {
  /// The size of a block in bytes.
  public let blockSize: Int
  /// The longest line in bytes that is read.
  public let maximumLineBytes: Int
  /// How many blocks are worked on at the same time.
  public let jobs: Int
  /// How many findings are kept.
  public let maximumDiagnostics: Int
  /// The format that is pinned.
  public let format: DatasetFormat?
  /// The name of the model that the file is for.
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
      BlockReader.defaultMaximumLineBytes, BlockReader.defaultMaximumLineBytes, 1, 10, 100, 1000,
      5000,
    ])
    jobs = pick([1, 1, 1, 2, 8])
    maximumDiagnostics = pick([100, 0, 1, 3])
    format = pick([nil, nil, nil, nil] + DatasetFormat.allCases)
    model = pick([nil, nil] + models)
  }
}
