// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import TuningData

/// Public data sets, split without a loss and without a leak.
@Suite(.enabled(if: PublicData.isThere, "JSONL_TOOLS_DATA names no folder with public data sets"))
struct SplitRealDataTests {
  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: PublicData.folder + "/" + name)))
  }

  @Test func `The lines of the parts are those of every file`() async throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: PublicData.folder)
      .filter { $0.hasSuffix(".jsonl") }.sorted()
    try #require(!names.isEmpty)
    for name in names {
      let bytes = try bytes(name)
      let all = multiset(linesWithEnds(bytes))
      for stratifies in [false, true] {
        let result = try await SplitWorkshop().split(bytes, as: name) { options in
          options.setParts("train=rest", "validation=40%")
          if stratifies { options.stratify = [.length] }
          // A few rows by chance may all be on one side.
          options.method = .exact
        }
        #expect(multiset(result.manifest.files.flatMap { result.lines($0.name) }) == all, "\(name)")
        #expect(result.files.values.reduce(0) { $0 + $1.count } == bytes.count, "\(name)")
      }
    }
  }

  // MARK: - The leak of the MLX demonstration

  private struct Row: Hashable {
    let prompt: String
    let completion: String

    /// Reads a row by Foundation.
    init(_ line: [UInt8]) throws {
      let value = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
      prompt = try #require(value?["prompt"] as? String)
      completion = try #require(value?["completion"] as? String)
    }
  }

  private func rows(_ name: String) throws -> [Row] {
    try linesWithEnds(try bytes(name)).map(Row.init)
  }

  @Test func `The demonstration of MLX leaks as it comes`() throws {
    let train = Set(try rows("mlx_wwdc25_train.jsonl").map(\.prompt))
    let leaking = try rows("mlx_wwdc25_valid.jsonl").enumerated().filter {
      train.contains($0.element.prompt)
    }
    let lines = [1...6, 31...39, 70...72, 76...78, 106...117, 121...123, 133...138, 139...144]
    #expect(leaking.map { $0.offset + 1 } == lines.flatMap(Array.init))
    #expect(leaking.count == 48)
    #expect(try rows("mlx_wwdc25_valid.jsonl").count == 144)
    // Sixteen have the same answer too.
    let whole = Set(try rows("mlx_wwdc25_train.jsonl"))
    #expect(leaking.count { whole.contains($0.element) } == 16)
  }

  @Test(arguments: [nil, SplitOptions.Method.exact])
  func `Put together and split again it does not leak`(_ method: SplitOptions.Method?) async throws
  {
    let all = try bytes("mlx_wwdc25_train.jsonl") + bytes("mlx_wwdc25_valid.jsonl")
    let result = try await SplitWorkshop().split(all) { options in
      options.checks = true
      options.method = method
      options.setParts("train=rest", "validation=10%")
    }
    let train = try result.lines("train").map(Row.init)
    let validation = try result.lines("validation").map(Row.init)
    #expect(train.count + validation.count == 1944)
    #expect(Set(train.map(\.prompt)).isDisjoint(with: validation.map(\.prompt)))
    #expect(Set(train).isDisjoint(with: validation))
    // Groups of up to 36 rows leave a few rows over that no whole group fills.
    #expect((method == nil ? 150...240 : 190...194).contains(validation.count))
  }
}
