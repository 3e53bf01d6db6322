// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import NearDuplicates

/// Sketches the text of every row of a JSONL file several times, on one core.
///
///     near-duplicate-benchmark FILE [--threshold 0.8] [--permutations 128] [--words 3] [--passes 1]
///
/// Prints lines as Tests/Benchmarks/peers/datasketch_minhash.py does:
///
///     text<TAB>bytes<TAB>seconds<TAB>rows
///     sketch<TAB>bytes<TAB>seconds<TAB>keys
///     index<TAB>bytes<TAB>seconds<TAB>candidates
///
/// The text of a row is all its strings with a line feed after each; the bytes are those of texts.
/// `index` is one dictionary that finds for each row the earlier rows which share a key with it.
@main
enum NearDuplicateBenchmark {
  static func main() throws {
    let options = Options(CommandLine.arguments.dropFirst())
    guard let path = options.path else {
      print("usage: near-duplicate-benchmark FILE [--threshold T] [--permutations N] [--words N]")
      exit(2)
    }
    var watch = Watch()
    let texts = try texts(of: path)
    let size = texts.reduce(0) { $0 + $1.count }
    watch.report("text", size, texts.count)
    let sketcher = NearDuplicateSketcher(
      threshold: options["threshold"] ?? 0.8, permutations: Int(options["permutations"] ?? 128),
      wordsPerShingle: Int(options["words"] ?? 3))
    var keys: [UInt64] = []
    for _ in 0..<Int(options["passes"] ?? 1) {
      keys.removeAll(keepingCapacity: true)
      watch = Watch()
      for text in texts { sketcher.sketch(text.span, into: &keys) }
      watch.report("sketch", size, keys.count)
    }
    watch = Watch()
    watch.report("index", size, candidates(keys, sketcher.plan.bands))
  }

  /// Returns the texts of all rows.
  private static func texts(of path: String) throws -> [[UInt8]] {
    let document = JSONDocument()
    return try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A).map { row in
      var text: [UInt8] = []
      guard document.scan(text: row), let root = document.root else { return text }
      appendStrings(of: root, to: &text)
      return text
    }
  }

  private static func appendStrings(of value: JSONValue, to text: inout [UInt8]) {
    switch value.kind {
    case .string: text += (value.textBytes ?? []) + [0x0A]
    case .object: for (_, member) in value.members { appendStrings(of: member, to: &text) }
    case .array: for element in value.elements { appendStrings(of: element, to: &text) }
    default: break
    }
  }

  /// Returns the number of pairs of rows, each with an earlier one, that share a key.
  private static func candidates(_ keys: [UInt64], _ bands: Int) -> Int {
    var rows: [UInt64: [Int]] = [:]
    var pairs = 0
    for row in 0..<keys.count / bands {
      var partners: Set<Int> = []
      for key in keys[row * bands..<(row + 1) * bands] {
        partners.formUnion(rows[key, default: []])
        rows[key, default: []].append(row)
      }
      pairs += partners.count
    }
    return pairs
  }
}

/// The path, and options with a number each.
private struct Options {
  var path: String?
  private var numbers: [String: Double] = [:]

  init(_ arguments: ArraySlice<String>) {
    var rest = arguments
    while let argument = rest.popFirst() {
      if argument.hasPrefix("--"), let number = rest.popFirst().flatMap({ Double($0) }) {
        numbers[String(argument.dropFirst(2))] = number
      } else {
        path = argument
      }
    }
  }

  subscript(name: String) -> Double? { numbers[name] }
}

/// The time of the processor: other work on the machine does not count.
private struct Watch {
  private let start = Watch.seconds()

  func report(_ what: String, _ bytes: Int, _ count: Int) {
    print(what, bytes, Watch.seconds() - start, count, separator: "\t")
  }

  private static func seconds() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
