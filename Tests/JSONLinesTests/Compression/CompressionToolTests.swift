// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport
import Testing

@Suite struct CompressionToolTests {
  static let text = Array((0..<9000).map { "{\"text\": \"\($0)\"}\n" }.joined().utf8)

  @Test(.enabled(if: Tool.isHere("gzip"), "gzip is not installed"), arguments: ["-1", "-9"])
  func gzipAndWeReadEachOther(_ level: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(CompressionFormat.gzip.pack(Self.text), to: "ours.gz")
    #expect(try Tool.run("gzip -t ours.gz && gunzip -c ours.gz > ours", in: folder) == 0)
    #expect(folder.bytes(of: "ours") == Self.text)
    // With the name in the header, and two members.
    let script = "gzip \(level) -c ours > theirs.gz && gzip -c ours >> theirs.gz"
    #expect(try Tool.run(script, in: folder) == 0)
    #expect(
      try WholeFile.read(InputSource(path: folder.path("theirs.gz"))) == Self.text + Self.text)
  }

  @Test(
    .enabled(if: Tool.isHere("zstd"), "zstd is not installed"),
    arguments: ["-1", "-19", "--no-check", "--long=27", "--rsyncable -T2", "--fast=5"])
  func zstdAndWeReadEachOther(_ options: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(CompressionFormat.zstandard.pack(Self.text), to: "ours.zst")
    #expect(try Tool.run("zstd -qt ours.zst && zstd -qdc ours.zst > ours", in: folder) == 0)
    #expect(folder.bytes(of: "ours") == Self.text)
    #expect(try Tool.run("zstd -q \(options) -c < ours > theirs.zst", in: folder) == 0)
    #expect(try WholeFile.read(InputSource(path: folder.path("theirs.zst"))) == Self.text)
  }

  @Test func equalContentsGiveEqualFiles() throws {
    for format in CompressionFormat.allCases {
      #expect(try format.pack(Self.text) == format.pack(Self.text))
    }
    let header = try CompressionFormat.gzip.pack(Self.text).prefix(10)
    // No name, no time.
    #expect(header.dropFirst(3).prefix(5) == [0, 0, 0, 0, 0])
  }
}

/// Programs of the system.
enum Tool {
  static func isHere(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains { folder in
      FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)")
    }
  }

  /// Runs a shell script in a folder; returns its exit status.
  static func run(_ script: String, in folder: TemporaryFolder) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
