// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport
import Testing

@testable import TuningData

/// An input that changes while it is read ends in a message, and nothing is left.
@Suite struct SplitSafetyTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  enum Change: CaseIterable {
    case appended, cut, rewritten, touched, removed, replaced
  }

  private func make(_ change: Change, _ path: String) throws {
    let bytes = GeneratedRows.texts(200)
    switch change {
    case .appended: try Data(bytes + bytes).write(to: URL(fileURLWithPath: path))
    case .cut: try Data(bytes.dropLast(100)).write(to: URL(fileURLWithPath: path))
    case .rewritten: try Data(bytes.reversed()).write(to: URL(fileURLWithPath: path))
    case .touched:
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1000)], ofItemAtPath: path)
    case .removed: try FileManager.default.removeItem(atPath: path)
    case .replaced:
      try FileManager.default.removeItem(atPath: path)
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 2000)], ofItemAtPath: path)
    }
  }

  /// Splits a file that changes when `share` of the work is done.
  private func split(_ change: Change, at share: Double, _ options: SplitOptions) async throws
    -> SplitError?
  {
    let path = try folder.write(GeneratedRows.texts(200), to: "in.jsonl")
    // The clock of a file system may stand still for some milliseconds.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 500)], ofItemAtPath: path)
    var isChanged = false
    do throws(SplitError) {
      _ = try await Splitter(options).split(path) { done in
        guard !isChanged, done >= share else { return }
        isChanged = true
        try? make(change, path)
      }
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: Change.allCases, [nil, SplitOptions.Method.exact])
  func `A changed input is told`(_ change: Change, _ method: SplitOptions.Method?) async throws {
    for share in [0.1, 0.5, 0.7] {
      var options = SplitOptions.unchecked
      options.method = method
      options.lint.blockSize = 512
      options.lint.jobs = 1
      let error = try await split(change, at: share, options)
      let message = error?.description ?? "it was split"
      #expect(
        message.hasPrefix("\(folder.path("in.jsonl")): ") && message.contains("changed while")
          || message.contains("in.jsonl: no such file"), "\(message)")
      #expect(folder.names.filter { $0 != "in.jsonl" } == [])
    }
  }

  @Test func `Near duplicates are read again, and told when they are gone`() async throws {
    for change in [Change.cut, .removed] {
      var options = SplitOptions.unchecked
      options.duplicates = .near(0.5)
      let error = try await split(change, at: 0.5, options)
      #expect(error?.description.contains("in.jsonl: ") == true)
      #expect(folder.names.filter { $0 != "in.jsonl" } == [])
    }
  }

  @Test func `What is not there cannot be split`() async throws {
    for method in SplitOptions.Method.allCases {
      var options = SplitOptions.unchecked
      options.method = method
      let error = await #expect(throws: SplitError.self) {
        try await Splitter(options).split(folder.path("nowhere.jsonl"))
      }
      #expect(error?.description == "\(folder.path("nowhere.jsonl")): no such file")
    }
    #expect(folder.names == [])
  }

  @Test func `A folder cannot be split`() async throws {
    try folder.write([], to: "x.jsonl/y")
    for method in SplitOptions.Method.allCases {
      var options = SplitOptions.unchecked
      options.method = method
      await #expect(throws: SplitError.self) {
        try await Splitter(options).split(folder.path("x.jsonl"))
      }
    }
    #expect(folder.names == ["x.jsonl/y"])
  }

  @Test func `Packed input that is cut off leaves nothing`() async throws {
    let packed = try CompressionFormat.zstandard.pack(GeneratedRows.texts(5000))
    let path = try folder.write(packed.dropLast(10), to: "in.jsonl.zst")
    for method in SplitOptions.Method.allCases {
      var options = SplitOptions.unchecked
      options.method = method
      let error = await #expect(throws: SplitError.self) { try await Splitter(options).split(path) }
      #expect(error?.description.contains("cut off") == true)
    }
    #expect(folder.names == ["in.jsonl.zst"])
  }
}
