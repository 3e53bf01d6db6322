// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tokenization

/// Counts the tokens of a file several times, document by document.
///
///     tokenizer-benchmark --tokenizer PATH --corpus FILE --passes N
///         [--bytes N] [--pattern NAME] [--cache DIRECTORY] [--overlapping] [--fresh]
///
/// Prints a line for the time to load and one for each pass, as
/// Tests/Benchmarks/peers/tokenizer_passes.py does, and one for a worker's own table of pieces:
///
///     load<TAB>0<TAB>seconds<TAB>0<TAB>seconds of the processor
///     counter<TAB>0<TAB>seconds<TAB>0<TAB>seconds of the processor
///     pass<TAB>bytes<TAB>seconds<TAB>tokens<TAB>seconds of the processor
///
/// A rank file needs the name of a known pattern; `nfc:` before it asks for NFC. With
/// `--overlapping`, the tokens of every document's second half are told apart; with `--fresh`, no pass
/// knows what the one before met. `--estimate NAME` instead of a tokenizer estimates the tokens of the
/// tokenizer of this name.
@main struct TokenizerBenchmark {
  static func main() throws {
    let options = Options(CommandLine.arguments.dropFirst())
    guard let corpus = options["corpus"], let passes = options["passes"].flatMap({ Int($0) }),
      passes > 0, options["tokenizer"] != nil || options["estimate"] != nil
    else {
      print(
        "usage: tokenizer-benchmark --tokenizer PATH | --estimate NAME --corpus FILE --passes N")
      exit(2)
    }
    let text = try [UInt8](Data(contentsOf: URL(filePath: corpus)))
    let documents = cut(text, limit: options["bytes"].flatMap { Int($0) } ?? .max)
    let bytes = documents.reduce(0) { $0 + $1.count }
    var watch = Watch()
    let makeMeter = try meters(options)
    watch.report("load", 0, 0)
    watch = Watch()
    var meter = makeMeter()
    watch.report("counter", 0, 0)
    for _ in 0..<passes {
      watch = Watch()
      if options["fresh"] != nil { meter = makeMeter() }
      var tokens = 0
      for document in documents {
        let half = options["overlapping"] == nil ? [] : [document.count / 2..<document.count]
        tokens += try meter.count(document, overlapping: half).total
      }
      watch.report("pass", bytes, tokens)
    }
  }

  /// Returns what makes a meter that met no text yet.
  static func meters(_ options: Options) throws -> () -> TokenMeter {
    guard let path = options["tokenizer"] else {
      return { .estimating(TokenEstimator(.named(options["estimate"] ?? ""), addedTokens: [])) }
    }
    let tokenizer = try Tokenizer(
      path: path, profile: options["pattern"].flatMap { profile($0) }, cache: options["cache"])
    return { .exact(tokenizer.makeCounter()) }
  }

  static func profile(_ name: String) -> RankFileProfile? {
    let isNormalized = name.hasPrefix("nfc:")
    return KnownPattern(rawValue: isNormalized ? String(name.dropFirst(4)) : name)
      .map { RankFileProfile(pattern: $0, addedTokens: [], isNormalized: isNormalized) }
  }

  /// Cuts text into documents that end after the first line feed at or beyond 4,096 bytes.
  static func cut(_ text: [UInt8], limit: Int) -> [[UInt8]] {
    var documents: [[UInt8]] = []
    var start = 0
    while start < min(text.count, limit) {
      let lineEnd = text[min(text.count, start + 4095)...].firstIndex(of: 0x0A)
      let end = lineEnd.map { $0 + 1 } ?? text.count
      documents.append(Array(text[start..<end]))
      start = end
    }
    return documents
  }
}

/// The words of the command line, two by two or flags alone.
struct Options {
  private var values: [String: String] = [:]

  init(_ words: some Collection<String>) {
    var name: String?
    for word in words {
      if word.hasPrefix("--") {
        name = String(word.dropFirst(2))
        values[String(word.dropFirst(2))] = ""
      } else if let option = name {
        values[option] = word
      }
    }
  }

  subscript(name: String) -> String? { values[name] }
}

/// What time it is by the wall and by the processor.
struct Watch {
  private let start = Watch.seconds(CLOCK_MONOTONIC)
  private let work = Watch.seconds(CLOCK_PROCESS_CPUTIME_ID)

  func report(_ what: String, _ bytes: Int, _ tokens: Int) {
    let seconds = Watch.seconds(CLOCK_MONOTONIC) - start
    let work = Watch.seconds(CLOCK_PROCESS_CPUTIME_ID) - work
    print(what, bytes, seconds, tokens, work, separator: "\t")
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
