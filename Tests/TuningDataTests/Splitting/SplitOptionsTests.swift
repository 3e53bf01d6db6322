// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import TuningData

@Suite struct SplitOptionsTests {
  private let tenth = SplitSize.share(billionths: 100_000_000)

  private func contradiction(_ change: (inout SplitOptions) -> Void) -> String? {
    var options = SplitOptions()
    change(&options)
    return options.contradiction
  }

  private func parts(_ texts: String...) -> [SplitPart] { texts.compactMap { SplitPart($0) } }

  @Test func `The defaults go together and need one pass`() {
    #expect(contradiction { _ in } == nil)
    #expect(SplitOptions().isOnePass)
    #expect(SplitOptions().effectiveMethod == .hash)
  }

  @Test func `Parts have to be a whole with different names`() {
    #expect(contradiction { $0.parts = parts("a=0.5", "b=0.5") } == nil)
    #expect(contradiction { $0.parts = parts("a=rest", "b=5", "c=10%") } == nil)
    let wrong = [
      parts("a=0.5"), parts("a=0.5", "b=0.4"), parts("a=0.6", "b=0.6"), parts("a=5", "b=5"),
      parts("a=rest", "b=rest"), parts("a=rest", "a=5"), parts("a=rest", "b=0.6", "c=0.4"),
      parts("a=5", "b=0.5", "c=0.5"), [],
      (0..<101).map { SplitPart(name: "p\($0)", size: $0 == 0 ? .rest : .rows(1)) },
    ]
    for parts in wrong { #expect(contradiction { $0.parts = parts } != nil, "\(parts)") }
  }

  @Test func `What asks for sizes rules out hashing alone`() {
    let asks: [(inout SplitOptions) -> Void] = [
      { $0.maximumValidation = 5 }, { $0.stratify = [.format] },
      { $0.timeKey = JSONPointer("/t") },
      { $0.parts = [SplitPart(name: "a", size: .rest), SplitPart(name: "b", size: .rows(5))] },
    ]
    for ask in asks {
      var options = SplitOptions()
      ask(&options)
      if options.maximumValidation == nil { #expect(options.contradiction == nil) }
      #expect(options.effectiveMethod == .exact)
      #expect(!options.isOnePass)
      options.method = .hash
      #expect(options.contradiction?.hasPrefix("--method hash") == true)
    }
  }

  @Test func `Options that do not go together are refused`() {
    let wrong: [(inout SplitOptions) -> Void] = [
      { $0.folds = 1 }, { $0.folds = 201 },
      { ($0.folds, $0.timeKey) = (5, JSONPointer("/t")) },
      { ($0.folds, $0.maximumValidation) = (5, 5) },
      { ($0.timeKey, $0.stratify) = (JSONPointer("/t"), [.format]) },
      { ($0.timeKey, $0.method) = (JSONPointer("/t"), .exact) },
      { $0.gap = 1 }, { ($0.rejectsPath, $0.checks) = ("x", false) },
      {
        $0.maximumValidation = 5; $0.parts[1].name = "test"
      },
      { ($0.maximumValidation, $0.parts) = (5, parts("a=rest", "b=0.5")) },
      { ($0.maximumValidation, $0.parts) = (5, parts("validation=rest", "b=0.5")) },
      { ($0.maximumValidation, $0.parts) = (5, parts("a=0.5", "validation=0.5")) },
      {
        $0.rejectsPath = "x"; $0.parts[1].name = "rejects"
      },
      {
        $0.timeKey = JSONPointer("/t"); $0.gap = 1; $0.parts[1].name = "gap"
      },
    ]
    for (index, change) in wrong.enumerated() {
      #expect(contradiction(change) != nil, "\(index)")
    }
    #expect(throws: SplitError.self) {
      var options = SplitOptions()
      options.folds = 1
      _ = try Splitter(options)
    }
  }

  @Test func `Keys of groups are those asked for and those of twins`() {
    var options = SplitOptions()
    #expect(options.groupKeys == [.prompt])
    options.groupBy = [.system]
    #expect(options.groupKeys == [.system, .prompt])
    options.groupBy = [.prompt, .system]
    #expect(options.groupKeys == [.prompt, .system])
    options.duplicates = .exact
    #expect(options.groupKeys == [.prompt, .system])
    options.groupBy = []
    #expect(options.groupKeys == [.record])
    options.duplicates = .off
    #expect(options.groupKeys == [])
  }

  @Test(arguments: ["exact", "prompt", "near:0.8", "near:0.5", "off"])
  func `A choice of duplicates is spelled as it is read`(_ text: String) {
    #expect(SplitOptions.Duplicates(text)?.name == text)
  }

  @Test(arguments: ["", "near:", "near:2", "near:0", "near:x", "Exact", "none", "near:nan"])
  func `What is no choice of duplicates is refused`(_ text: String) {
    #expect(SplitOptions.Duplicates(text) == nil)
  }

  @Test(arguments: ["prompt", "system", "/a/b", "/a~1b"])
  func `A key of groups is spelled as it is read`(_ text: String) {
    #expect(GroupKey(text)?.name == text)
  }

  @Test func `Short names stand for usual places`() {
    #expect(GroupKey("user")?.topLevelKeys == ["user", "user_id", "metadata", "metadata"])
    #expect(GroupKey("record") == nil)
    #expect(GroupKey("a") == nil)
    #expect(StratumKey("has-tools") == .hasTools)
    #expect(StratumKey("/a")?.name == "/a")
    #expect(StratumKey("tools") == nil)
  }
}
