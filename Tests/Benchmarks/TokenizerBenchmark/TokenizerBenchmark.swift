// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tokenization

/// Counts a corpus several times, document by document.
///
/// Prints the seconds it took to load, then a line for each pass: pass, bytes, seconds, tokens.
///
///     tokenizer-benchmark TOKENIZER PATTERN CORPUS PASSES
///
/// PATTERN is the name of a known pattern, for rank files; `nfc:` before it asks for NFC.
@main struct TokenizerBenchmark {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 5, let passes = Int(words[4]) else {
      print("usage: tokenizer-benchmark TOKENIZER PATTERN CORPUS PASSES")
      exit(2)
    }
    let isNormalized = words[2].hasPrefix("nfc:")
    let profile = KnownPattern(rawValue: isNormalized ? String(words[2].dropFirst(4)) : words[2])
      .map { RankFileProfile(pattern: $0, addedTokens: [], isNormalized: isNormalized) }
    let documents = try cut(Data(contentsOf: URL(filePath: words[3])))
    let clock = ContinuousClock()
    var tokenizer: Tokenizer?
    let loading = try clock.measure {
      tokenizer = try Tokenizer(path: words[1], profile: profile)
    }
    print("load\t\(seconds(loading))")
    guard let counter = tokenizer?.makeCounter() else { return }
    for pass in 1...passes {
      var tokens = 0
      let time = try clock.measure {
        for document in documents { tokens += try counter.count(document) }
      }
      let bytes = documents.reduce(0) { $0 + $1.count }
      print("\(pass)\t\(bytes)\t\(seconds(time))\t\(tokens)")
    }
  }

  /// Cuts text into documents of about four kilobytes that end with a line.
  static func cut(_ text: Data) -> [[UInt8]] {
    var documents: [[UInt8]] = []
    var document: [UInt8] = []
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      document += line
      document.append(0x0A)
      if document.count >= 4096 {
        documents.append(document)
        document = []
      }
    }
    return document.isEmpty ? documents : documents + [document]
  }

  static func seconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
