// SPDX-License-Identifier: Apache-2.0

extension YAMLMapping {
  /// Opens an entry of a list in this file and fills it from the defaults of the file.
  ///
  /// - Parameters:
  ///   - node: The entry.
  ///   - keys: The keys it may have.
  ///   - unique: Those of them that cannot have a default.
  /// - Returns: The entry with the defaults for the keys it leaves out.
  /// - Throws: `YAMLError` for an entry or defaults with other keys.
  func entry(
    _ node: YAMLNode, keys: [String], unique: [String]
  ) throws(YAMLError) -> YAMLMapping {
    let shared = keys.filter { !unique.contains($0) }
    let defaults = try mapping("defaults", keys: shared)
    return try YAMLMapping(node, file: file, keys: keys)
      .filled(from: defaults)
      .filled(from: keeping(["source"]))
  }

  /// The day of `key`, written as `YYYY-MM-DD`.
  func day(_ key: String) throws(YAMLError) -> Day? {
    guard let text = try string(key) else { return nil }
    guard let day = Day(text) else {
      throw error(at: key, "expected a day as YYYY-MM-DD for \"\(key)\", found \"\(text)\"")
    }
    return day
  }
}
