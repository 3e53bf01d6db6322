// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import LintProbe
internal import RandomInput
internal import TestSupport

/// Makes damaged files: lines of sound and unsound ones, put together and damaged again.
struct FileGenerator {
  /// Many small files show more than a few large ones.
  private static let longestSeed = 100_000
  private static let longestFile = 1_000_000

  private var mutator: Mutator
  private let files: [[UInt8]]

  init(seed: UInt64) {
    files = (FileGenerator.corpus + FuzzSeeds.examples).filter { $0.count < Self.longestSeed }
    let lines = files.flatMap { $0.split(separator: 0x0A).map(Array.init) }
    mutator = Mutator(seed: seed, seeds: SampleLines.all + lines)
  }

  /// Returns the next input: four bytes that choose the settings, then a file.
  mutating func next() -> [UInt8] {
    var settings = UInt32(truncatingIfNeeded: mutator.random.next())
    if mutator.random.chance(percent: 10) { settings = 0 }
    let prefix = (0..<4).map { UInt8(truncatingIfNeeded: settings >> (24 - 8 * $0)) }
    return prefix + file()
  }

  private mutating func file() -> [UInt8] {
    var bytes =
      mutator.random.chance(percent: 20) ? mutator.random.pick(files) : lines()
    if mutator.random.chance(percent: 20) { mutator.mutate(&bytes) }
    if mutator.random.chance(percent: 3) { bytes = disguised(bytes) }
    return bytes
  }

  private mutating func lines() -> [UInt8] {
    var bytes: [UInt8] = []
    let ending = mutator.random.pick([
      "\n", "\n", "\n", "\n", "\r\n", "\r", "\n\n", " \n", "\u{2028}",
    ])
    for _ in 0..<mutator.random.logNormal(median: 4, spread: 1.5) {
      let line = mutator.random.chance(percent: 60) ? mutator.next() : mutator.seed()
      let copies = mutator.random.chance(percent: 2) ? mutator.random.number(in: 2...200) : 1
      for _ in 0..<copies where bytes.count < Self.longestFile { bytes += line + ending.utf8 }
    }
    if mutator.random.chance(percent: 10), !bytes.isEmpty { bytes.removeLast() }
    return bytes
  }

  /// The file in another encoding, after a mark, or behind the first bytes of something else.
  private mutating func disguised(_ bytes: [UInt8]) -> [UInt8] {
    switch mutator.random.number(below: 6) {
    case 0: [0xEF, 0xBB, 0xBF] + bytes
    case 1: [0xFF, 0xFE] + bytes.flatMap { [$0, 0] }
    case 2: bytes.flatMap { [0, $0] }
    case 3: [0x1F, 0x8B, 0x08] + bytes
    case 4: Array("[\n".utf8) + bytes + Array("]\n".utf8)
    default: Array("PAR1".utf8) + bytes + Array("PAR1".utf8)
    }
  }

  /// The files in `Tests/Fixtures/fuzz`.
  private static let corpus: [[UInt8]] = {
    let folder = repositoryRoot + "/Tests/Fixtures/fuzz"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".jsonl") }.sorted().compactMap {
      FileManager.default.contents(atPath: folder + "/" + $0).map { [UInt8]($0) }
    }
  }()
}
