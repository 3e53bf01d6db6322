// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport

/// The texts that tokenizers are compared on, written by `scripts/make-nasty-texts`.
enum ConformanceTexts {
  /// How many random texts there are for each vocabulary: `TOKENIZER_CONFORMANCE_TEXTS`, or enough
  /// for every day.
  static let randomCount =
    ProcessInfo.processInfo.environment["TOKENIZER_CONFORMANCE_TEXTS"].flatMap { Int($0) } ?? 1_000

  /// The texts without runs of a megabyte; every code point is in them in a big run, else those of
  /// the basic plane.
  static let all: [[UInt8]] = {
    let planes = randomCount >= 10_000 ? "all" : "basic"
    return read(["--random", "\(randomCount)", "--planes", planes])
  }()

  /// Every code point after each of these texts and before one of them.
  static func everyCodePoint(after prefixes: [String], before suffix: String = "") -> [[UInt8]] {
    let scalars = (0...UInt32(0x10FFFF)).compactMap(Unicode.Scalar.init)
    return stride(from: 0, to: scalars.count, by: 64).flatMap { start in
      prefixes.map { prefix in
        var text = ""
        for scalar in scalars[start..<min(start + 64, scalars.count)] {
          text += prefix
          text.unicodeScalars.append(scalar)
          text += suffix
        }
        return Array(text.utf8)
      }
    }
  }

  /// Returns the texts in groups that the reference is asked about at once.
  static func batches(_ texts: [[UInt8]]) -> [ArraySlice<[UInt8]>] {
    stride(from: 0, to: texts.count, by: 2_000).map { texts[$0..<min($0 + 2_000, texts.count)] }
  }

  private static func read(_ arguments: [String]) -> [[UInt8]] {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: ReferenceTokenizer.python)
    process.arguments = [repositoryRoot + "/scripts/make-nasty-texts"] + arguments
    process.standardOutput = output
    guard (try? process.run()) != nil else { return [] }
    let lines = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let document = JSONDocument()
    return lines.split(separator: 0x0A).compactMap { line in
      document.scan(text: [UInt8](line)) ? document.root?.textBytes : nil
    }
  }
}
