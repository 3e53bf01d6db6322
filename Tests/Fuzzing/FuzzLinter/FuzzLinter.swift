// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import LintProbe
internal import RandomInput
internal import TestSupport
internal import TuningData

/// Checks damaged files until the time is over or one of them shows a fault of the linter.
///
///     fuzz-linter --seconds 60 --seed 1
///     fuzz-linter --replay .build/fuzz-crash.bin
///
/// The same seed gives the same files in the same order. The file at fault is left in
/// `.build/fuzz-crash.bin`, four bytes that choose the settings before it.
@main
enum FuzzLinter {
  static let crashPath = repositoryRoot + "/.build/fuzz-crash.bin"

  static func main() async throws {
    let arguments = Arguments(CommandLine.arguments.dropFirst())
    guard let arguments else {
      complain("usage: fuzz-linter [--seconds 60] [--seed 1] [--replay FILE ...]")
      exit(2)
    }
    let catalogue = try ModelCatalogue.embedded()
    let campaign = Campaign(catalogue: catalogue)
    CrashFile.install(path: crashPath)
    guard arguments.replays.isEmpty else {
      for path in arguments.replays { try await replay(path, campaign) }
      return
    }
    await fuzz(arguments, campaign)
  }

  private static func replay(_ path: String, _ campaign: Campaign) async throws {
    let input = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    if let complaint = await campaign.run(input) { fail(complaint, in: path) }
    print("\(path): nothing wrong")
  }

  private static func fuzz(_ arguments: Arguments, _ campaign: Campaign) async {
    var generator = FileGenerator(seed: arguments.seed)
    var progress = Progress()
    let start = ContinuousClock.now
    while ContinuousClock.now - start < .seconds(arguments.seconds) {
      let input = generator.next()
      let before = processorSeconds()
      let complaint = await campaign.run(input)
      progress.count(input, seconds: processorSeconds() - before)
      guard complaint == nil, progress.slowest <= Campaign.secondsAllowed else {
        CrashFile.write(input)
        fail(complaint ?? "it takes \(progress.slowest) s", in: "file \(progress.files)")
      }
    }
    print(progress.summary(rules: RuleCatalogue.rules.count, seed: arguments.seed))
  }

  private static func fail(_ complaint: String, in name: String) -> Never {
    complain("\(name): \(complaint)\nreplay with: fuzz-linter --replay .build/fuzz-crash.bin")
    exit(1)
  }

  private static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// The processor time that this process has had so far, on all cores.
  private static func processorSeconds() -> Double {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
