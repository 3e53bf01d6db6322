// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Compares `text` with the file `name` in the folder `Snapshots` beside the test; nil when equal,
/// else what to say.
///
/// With `UPDATE=1` in the environment the file is written anew.
public func snapshotDifference(
  _ text: String, _ name: String, beside file: String = #filePath
) -> String? {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    .appendingPathComponent("Snapshots")
  let url = folder.appendingPathComponent(name)
  let recorded = (try? Data(contentsOf: url)).map { String(decoding: $0, as: UTF8.self) }
  if recorded == text { return nil }
  if ProcessInfo.processInfo.environment["UPDATE"] == "1" {
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? Data(text.utf8).write(to: url)
    return nil
  }
  return "\(name) is not what it was; if it is right now, record it with UPDATE=1:\n\(text)"
}
