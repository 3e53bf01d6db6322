// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import RandomInput
internal import TestSupport
internal import Tokenization

/// Loads damaged tokenizer files, and encodes with those that load, until the time is over.
///
///     fuzz-tokenizers --seconds 60 --seed 1
///     fuzz-tokenizers --replay .build/fuzz-tokenizer.bin
///
/// The same seed gives the same files in the same order. The file that runs is in
/// `.build/fuzz-tokenizer.bin`, where it stays if it crashes or hangs.
@main
enum FuzzTokenizers {
  static let path = repositoryRoot + "/.build/fuzz-tokenizer.bin"

  static func main() throws {
    var options = ["--seconds": "60", "--seed": "1", "--replay": ""]
    var words = CommandLine.arguments.dropFirst()
    while let name = words.popFirst() {
      guard options[name] != nil, let value = words.popFirst() else { return usage() }
      options[name] = value
    }
    guard let seconds = Int(options["--seconds"] ?? ""),
      let seed = UInt64(options["--seed"] ?? "")
    else { return usage() }
    if let replay = options["--replay"], !replay.isEmpty { return try run(replay, seed: seed) }
    var generator = TokenizerFileGenerator(seed: seed)
    var loaded = 0
    var files = 0
    let start = ContinuousClock.now
    while ContinuousClock.now - start < .seconds(seconds) {
      let file = generator.next()
      try Data(file).write(to: URL(fileURLWithPath: path))
      let began = ContinuousClock.now
      if (try? run(path, seed: seed)) != nil { loaded += 1 }
      files += 1
      guard ContinuousClock.now - began < .seconds(20) else { fail("it takes too long") }
    }
    print("\(files) files, \(loaded) loaded, seed \(seed): nothing wrong")
  }

  /// Loads a file and encodes some texts with it.
  private static func run(_ path: String, seed: UInt64) throws {
    let profile = RankFileProfile(
      pattern: .cl100k,
      addedTokens: [AddedToken(id: 9, content: Array("<e>".utf8), isSpecial: true)])
    let counter = try Tokenizer(path: path, profile: profile).makeCounter()
    var mutator = Mutator(seed: seed, seeds: TokenizerFileGenerator.texts)
    for _ in 0..<20 {
      let text = mutator.next()
      let ids = try counter.encode(text)
      let count = try counter.count(text)
      if ids.count != count { fail("\(count) tokens, and ids of \(ids.count): \(text)") }
    }
  }

  private static func usage() {
    complain("usage: fuzz-tokenizers [--seconds 60] [--seed 1] [--replay FILE]")
    exit(2)
  }

  private static func fail(_ complaint: String) -> Never {
    complain("\(complaint)\nreplay with: fuzz-tokenizers --replay .build/fuzz-tokenizer.bin")
    exit(1)
  }

  private static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
