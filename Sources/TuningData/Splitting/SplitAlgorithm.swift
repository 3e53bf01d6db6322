// SPDX-License-Identifier: Apache-2.0

/// The rule by which rows are assigned, which never changes under its name.
///
/// docs/splitting.md has it in words, with test vectors and a few lines of Python that repeat it.
public enum SplitAlgorithm {
  /// The name, which goes into every manifest.
  public static let name = "jsonlsplit-1"
  /// The seed where none is given.
  public static let defaultSeed: UInt64 = 42
}
