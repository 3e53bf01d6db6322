// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import JSONLines
import TuningData

/// A file, and maybe a line in it: `FILE` or `FILE:LINE`.
struct RowAddress: ExpressibleByArgument {
  var path: String
  /// From 1; nil when the address has none.
  var line: Int?

  init(path: String, line: Int? = nil) {
    self.path = path
    self.line = line
  }

  init?(argument: String) {
    path = argument
    guard let colon = argument.lastIndex(of: ":"), colon > argument.startIndex,
      let line = Int(argument[argument.index(after: colon)...])
    else { return }
    path = String(argument[..<colon])
    self.line = line
  }

  /// The format of the file's first row; nil when that cannot be known without using it up.
  var firstFormat: DatasetFormat? {
    guard path != "-", let source = try? FileSource(path: path), source.expectedByteCount != nil
    else { return nil }
    let first = try? RowAddress(path: path).rows(1).first
    return first.flatMap { DatasetFormat(of: $0.document) }
  }

  /// Reads the row at `line`, or the first `count` rows.
  func rows(_ count: Int) throws -> [(line: Int, document: JSONDocument)] {
    if let line, line < 1 { throw CommandError("\(path): lines count from 1, not \(line)") }
    let reader = BlockReader(
      try InputSource(path: path), blockSize: BlockReader.defaultBlockSize,
      maximumLineBytes: BlockReader.defaultMaximumLineBytes)
    var rows: [(line: Int, document: JSONDocument)] = []
    var number = 0
    while rows.count < (line == nil ? count : 1), let block = try reader.next() {
      var cursor = LineCursor(block)
      while rows.count < (line == nil ? count : 1), let next = cursor.next() {
        number += 1
        if let line, line != number { continue }
        let text = block.bytes.copy(next.range)
        let document = JSONDocument()
        // A copy, since the block's memory is used again.
        guard
          document.scan(
            text: text.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(text.dropFirst(3)) : text)
        else {
          let isBlank = text.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
          if line == nil, isBlank { continue }
          if isBlank { throw CommandError("\(path):\(number): the line is blank") }
          throw CommandError(
            "\(path):\(number): the line is not JSON; run jsonlcheck \(shellQuoted(path))")
        }
        rows.append((number, document))
      }
      reader.recycle(block)
    }
    if let line, rows.isEmpty {
      throw CommandError(
        "\(path): has \(number) line\(number == 1 ? "" : "s"), so there is no line \(line)")
    }
    return rows
  }
}
