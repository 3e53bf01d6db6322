// SPDX-License-Identifier: Apache-2.0

/// What happens while files are fetched; `file` is a path in the repository.
public enum FetchProgress: Sendable, Equatable {
  /// Nothing had to be done.
  case alreadyThere(file: String)
  /// Another process fetches the same file.
  case waiting(file: String)
  /// Bytes have come: so many are there now, of so many where that is known.
  case received(file: String, byteCount: Int, of: Int?)
  /// An attempt failed; the next one comes after so many seconds.
  case retrying(file: String, afterSeconds: Int, reason: String)
  /// The repository does not have a file that is not needed.
  case absent(file: String)
  /// The file is complete and in its place.
  case finished(file: String, byteCount: Int)
}
