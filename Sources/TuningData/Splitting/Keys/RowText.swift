// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The words of a row, which near duplicates share.
enum RowText {
  /// Returns all that people and the model say in a record, joined by line feeds, as UTF-8; of a
  /// record of no known format all its strings.
  static func bytes(_ root: JSONValue, _ format: DatasetFormat?) -> [UInt8] {
    var text: [UInt8] = []
    for string in strings(root, format) {
      if !text.isEmpty { text.append(UInt8(ascii: "\n")) }
      text += string.textBytes ?? []
    }
    return text
  }

  private static func strings(_ root: JSONValue, _ format: DatasetFormat?) -> [JSONValue] {
    guard let format else { return root.document.values.filter { $0.kind == .string } }
    return Record(root: root, shape: .format(format)).contents.flatMap {
      Conversation.strings(in: $0)
    }
  }
}
