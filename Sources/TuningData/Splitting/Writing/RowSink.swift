// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting
internal import JSONLines

/// Where lines go that have a part.
protocol RowSink: AnyObject {
  /// Takes the next lines.
  func write(_ lines: PartedBlock) throws(SplitError)
  /// Takes note that no more lines follow.
  func finish() throws(SplitError)
}

/// Takes lines nowhere, for a dry run.
final class NoSink: RowSink {
  func write(_ lines: PartedBlock) {}
  func finish() {}
}

/// Writes the number and the part of every line.
final class AssignmentSink: RowSink {
  private let names: [String]
  private let print: (String) throws(SplitError) -> Void

  init(_ layout: SplitLayout, _ print: @escaping (String) throws(SplitError) -> Void) {
    names = layout.parts.map(\.name)
    self.print = print
  }

  func write(_ lines: PartedBlock) throws(SplitError) {
    var text = ""
    for (index, part) in lines.parts.enumerated() {
      text += "\(lines.firstLine + index + 1)\t\(names[Int(part)])\n"
    }
    try print(text)
  }

  func finish() {}
}

/// Writes lines into the files of their part, in the order of the input.
final class FileSink: RowSink {
  private let files: ArraySlice<OutputFile>
  private let filesOfPart: [[Int]]

  init(_ files: ArraySlice<OutputFile>, _ layout: SplitLayout) {
    self.files = files
    filesOfPart = layout.parts.map(\.files)
  }

  func write(_ lines: PartedBlock) throws(SplitError) {
    do throws(OutputError) {
      try lines.forEachRun { (part, bytes) throws(OutputError) in
        for file in filesOfPart[part] { try files[file].write(lines.block.bytes, bytes) }
      }
    } catch {
      throw .write(error)
    }
  }

  func finish() {}
}

/// Writes lines into the files of their part, in a random order of the whole input.
final class ShufflingSink: RowSink {
  private let files: ArraySlice<OutputFile>
  private let filesOfPart: [[Int]]
  private let shuffles: [LineShuffle]
  private let hash: KeyedHash

  init(_ files: ArraySlice<OutputFile>, _ layout: SplitLayout, _ options: SplitOptions) {
    self.files = files
    filesOfPart = layout.parts.map(\.files)
    hash = KeyedHash(seed: options.seed)
    shuffles = files.map { _ in LineShuffle(memory: options.memory / max(1, files.count)) }
  }

  func write(_ lines: PartedBlock) throws(SplitError) {
    do throws(SpillError) {
      for (index, part) in lines.parts.enumerated() {
        var line = lines.block.bytes.copy(lines.starts[index]..<lines.starts[index + 1])
        let row = lines.firstLine + index
        let hasMark = row == 0 && line.starts(with: [0xEF, 0xBB, 0xBF])
        if hasMark { line.removeFirst(3) }
        if line.last != 0x0A { line.append(0x0A) }
        for file in filesOfPart[Int(part)] {
          if hasMark { shuffles[file].startsWithByteOrderMark = true }
          try shuffles[file].add(line, key: hash(place: row))
        }
      }
    } catch {
      throw .spill(error)
    }
  }

  func finish() throws(SplitError) {
    for (file, shuffle) in zip(files, shuffles) {
      try shuffle.drain { line throws(SplitError) in
        do throws(OutputError) { try file.write(line.span) } catch { throw .write(error) }
      }
    }
  }
}
