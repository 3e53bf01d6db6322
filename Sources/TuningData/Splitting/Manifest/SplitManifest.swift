// SPDX-License-Identifier: Apache-2.0

public import Hashing

/// What a split did: enough to repeat it, to check its files, and to keep to it later.
public struct SplitManifest: Sendable, Equatable {
  /// The version of its shape; a new one only when old readers would break.
  public static let version = 1

  /// The file that was split.
  public struct Input: Sendable, Equatable {
    /// The path as the user named it.
    public var path: String
    /// The lines that are no blank ones.
    public var rows: Int
    /// The length of its contents, unpacked.
    public var bytes: Int
    /// The SHA-256 of its contents, unpacked.
    public var digest: SHA256Digest
  }

  /// A file that was written.
  public struct File: Sendable, Equatable {
    /// The part, or the side of a fold.
    public var name: String
    /// The path, from the manifest's folder on or absolute.
    public var path: String
    /// What was asked for; nil where nothing was.
    public var asked: String?
    /// The lines that are no blank ones.
    public var rows: Int
    /// The length of the file.
    public var bytes: Int
    /// The SHA-256 of the file.
    public var digest: SHA256Digest
    /// The tokens; nil when they were not counted.
    public var tokens: Int?
    /// The tokens that are trained on; nil when they were not counted.
    public var trainedTokens: Int?
    /// The rows of each stratum, by their labels.
    public var strata: [String: Int] = [:]
  }

  /// The proof that near duplicates are on one side.
  public struct NearProof: Sendable, Equatable {
    /// The share of shingles from which on rows are near duplicates.
    public var threshold: Double
    /// How often the shingles of candidates in different parts were compared.
    public var comparisons: Int
    /// The rows outside the part that takes the rest; of folds all.
    public var rows: Int
    /// Those of them that have a neighbour among the candidates in another part.
    public var rowsWithNeighbour: Int
    /// The part that takes the rest; nil with folds.
    public var outside: String?
  }

  /// The name of the algorithm.
  public var algorithm = SplitAlgorithm.name
  /// The seed.
  public var seed: UInt64
  /// The options that decide on the assignment, as they are written on a command line.
  public var options: [String: String]
  /// The file that was split.
  public var input: Input
  /// The files that were written.
  public var files: [File]
  /// How far off the tokens may be, in percent; nil when they are exact or were not counted.
  public var tokenErrorPercent: Double?
  /// How many groups there are; nil where they were not counted.
  public var groups: Int?
  /// The size of the largest group.
  public var largestGroup: Int?
  /// The proof that near duplicates are on one side.
  public var near: NearProof?
  /// What people should know.
  public var notes: [String] = []
}

extension SplitManifest {
  /// Whether a file has the rows with errors, which are in no part.
  func isRejects(_ file: File) -> Bool {
    file.name == SplitLayout.rejectsName && options["check"] == "rejects"
  }
}

/// A split that was made before, and where its manifest lies.
public struct EarlierSplit: Sendable, Equatable {
  /// What it did.
  public var manifest: SplitManifest
  /// The path of the manifest, which those of its files go by.
  public var path: String

  /// Creates one.
  public init(_ manifest: SplitManifest, path: String) {
    self.manifest = manifest
    self.path = path
  }
}
