// SPDX-License-Identifier: Apache-2.0

internal import Hashing

/// Names for findings that stay the same when lines are moved or added.
///
/// Of the file, the rule and the record that it was found in; of several findings alike the first,
/// the second and so on.
struct Fingerprints {
  private var seen: [String: Int] = [:]

  /// Returns the name of the next finding, 64 hexadecimal digits.
  mutating func next(_ diagnostic: Diagnostic, in file: FileReport) -> String {
    let record = diagnostic.record ?? "line \(diagnostic.place?.line ?? 0)"
    let key = "\(RepositoryPath.text(file.path))\n\(diagnostic.rule)\n\(record)"
    seen[key, default: 0] += 1
    return Fingerprints.digest("\(key)\n\(seen[key] ?? 0)")
  }

  /// Returns the name of what is known by a text, 64 hexadecimal digits.
  static func digest(_ text: String) -> String { "\(SHA256.digest(of: Array(text.utf8)))" }
}
