// SPDX-License-Identifier: Apache-2.0

/// What became of a split.
public enum SplitOutcome: Sendable {
  /// The file was split as the manifest says; of a dry run the manifest has no lengths and digests.
  case split(SplitManifest, report: FileReport?)
  /// Rows have errors, so nothing was written.
  case refused(FileReport)
}

/// Where the lines of a split go.
public enum SplitDestination {
  /// Into the files of the parts, with a manifest.
  case files
  /// Nowhere: what would be written is only found out.
  case nothing
  /// To whoever takes texts of lines `line<TAB>part`.
  case assignment((String) throws(SplitError) -> Void)
}
