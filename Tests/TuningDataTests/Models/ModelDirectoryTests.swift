// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import TuningData

@Suite struct ModelDirectoryTests {
  @Test func `The folder of the repository gives the embedded catalogue`() throws {
    let read = try ModelCatalogue(directory: "\(repositoryRoot)/schemas/models")
    let embedded = try ModelCatalogue.embedded()
    #expect(read.profiles == embedded.profiles)
    #expect(read.families == embedded.families)
  }

  @Test func `A folder replaces the embedded models entirely`() throws {
    try withFolder(["own.yaml": Data(Self.own.utf8), "notes.txt": Data("x: [".utf8)]) { folder in
      let catalogue = try ModelCatalogue(directory: folder)
      #expect(catalogue.profiles.map(\.id) == ["a/one"])
    }
  }

  @Test func `Faults name the file and the place`() throws {
    let broken = Data(Self.own.replacing("current", with: "gone").utf8)
    try withFolder(["own.yaml": broken]) { folder in
      let message = failure(folder)
      #expect(message.hasPrefix("\(folder)/own.yaml:4:42: expected one of current, "))
      #expect(message.hasSuffix("found \"gone\""))
    }
    try withFolder(["own.yaml": Data([0x61, 0x3A, 0x20, 0xFF])]) { folder in
      #expect(failure(folder) == "\(folder)/own.yaml:1:4: invalid leading UTF-8 octet")
    }
  }

  @Test func `A folder that cannot be used is refused`() throws {
    #expect(failure("/nowhere/at/all").hasPrefix("/nowhere/at/all: cannot be read: "))
    try withFolder([:]) { folder in
      #expect(failure(folder) == "\(folder): no file ends in \".yaml\"")
      try FileManager.default.createDirectory(
        atPath: "\(folder)/sub.yaml", withIntermediateDirectories: false)
      #expect(failure(folder).hasPrefix("\(folder)/sub.yaml: cannot be read: "))
    }
  }

  @Test func `A file too large for model data is refused`() throws {
    let large = Data(repeating: UInt8(ascii: "#"), count: ModelDirectory.maximumFileSize + 1)
    try withFolder(["large.yaml": large]) { folder in
      #expect(failure(folder) == "\(folder)/large.yaml: larger than 4194304 bytes")
    }
  }

  private static let own = """
    as-of: 2026-01-01
    source: test
    models:
      - {id: a/one, organisation: A, status: current}
    """

  private func failure(_ folder: String) -> String {
    do {
      _ = try ModelCatalogue(directory: folder)
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  private func withFolder(_ files: [String: Data], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "models-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, data) in files { try data.write(to: folder.appending(path: name)) }
    try body(folder.path(percentEncoded: false))
  }
}
