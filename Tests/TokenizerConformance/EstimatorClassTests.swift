// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Tokenization

/// The classes of pre-tokens against those that the tables were fitted by.
@Suite(
  .serialized,
  .enabled(if: ReferenceTokenizer.isInstalled, "needs scripts/python-environment conformance"))
struct EstimatorClassTests {
  @Test(arguments: PatternTexts.all)
  func aPieceHasTheClassThatItWasFittedIn(pattern: PatternTexts) throws {
    let reference = try ReferenceTokenizer("estimator", pattern.pipeline)
    let estimator = TokenEstimator(pattern.pattern)
    let comparison = Comparison(
      ours: { text in Array(estimator.classNames(of: text).joined(separator: " ").utf8) },
      theirs: { try reference.classes($0) })
    let name = pattern.pattern.rawValue
    for text in Self.texts { try comparison.run(text, name) }
  }

  /// In a debug build only a small part.
  private static let texts: [[[UInt8]]] = {
    #if DEBUG
      let (bytes, step) = (30_000, 200)
    #else
      let (bytes, step) = (3_000_000, 1)
    #endif
    let nasty = ConformanceTexts.all
    let points = ConformanceTexts.everyCodePoint(after: ["", " ", "a", " \"", "「", "\u{301}"])
    let parts = [nasty, points].map { texts in
      stride(from: 0, to: texts.count, by: step).map { texts[$0] }
    }
    return parts + ["english", "code", "cjk", "scripts"].map { corpus($0, bytes) }
  }()

  /// Returns the lines of a corpus that scripts/make-text-corpus built; none if it did not.
  private static func corpus(_ name: String, _ limit: Int) -> [[UInt8]] {
    let path = "\(repositoryRoot)/.cache/corpora/\(name)-held-out.txt"
    guard let text = FileManager.default.contents(atPath: path) else { return [] }
    // The last line may be cut.
    return [UInt8](text.prefix(limit)).split(separator: 0x0A).dropLast().map(Array.init)
  }
}

extension TokenEstimator {
  /// An estimator that cuts by a pattern, of which every piece is one token.
  convenience init(_ pattern: KnownPattern) {
    let worths = [Int32](repeating: 1_000, count: PieceClass.count * Table.columns)
    let table = Table(
      name: pattern.rawValue, pattern: pattern, isNormalized: false, errorPercent: 0,
      isErrorAssumed: true, surroundingTokens: 0, markers: [], worths: worths)
    self.init(table, addedTokens: [])
  }

  /// Returns the classes and columns of the pieces, as `lower:3`.
  func classNames(of text: [UInt8]) -> [String] {
    classes(of: text).map { "\(Self.names[$0.class.rawValue] ?? "none"):\($0.column)" }
  }

  private static let names = Dictionary(
    uniqueKeysWithValues: PieceClass.named.map { ($0.value.rawValue, $0.key) })
}
