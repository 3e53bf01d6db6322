// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// Another JSON parser, behind a program that judges many texts at once.
///
/// The program reads texts from its standard input, each a length of four bytes, little-endian, and
/// as many bytes; it writes one byte for each.
struct Oracle: Sendable {
  let program: URL
  let arguments: [String]

  /// Python's `json` and `orjson`; nil without the environment of `scripts/python-environment`.
  static let python: Oracle? = {
    let oracle = Oracle(
      program: root.appendingPathComponent(".venv/bin/python"),
      arguments: [root.appendingPathComponent("Tests/Conformance/json_oracles.py").path])
    return oracle.answers ? oracle : nil
  }()

  /// simdjson, compiled when it is asked for first; nil without a compiler or the library.
  static let simdjson: Oracle? = {
    let source = root.appendingPathComponent("Tests/Conformance/simdjson_oracle.cpp")
    let folder = root.appendingPathComponent(".build/oracles")
    let oracle = Oracle(program: folder.appendingPathComponent("simdjson_oracle"), arguments: [])
    if !isNewer(oracle.program, than: source) {
      try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let compiler = Oracle(
        program: URL(fileURLWithPath: "/usr/bin/env"),
        arguments: [
          "c++", "-std=c++17", "-O2", source.path, "-lsimdjson", "-o", oracle.program.path,
        ])
      guard (try? compiler.run(input: FileHandle.nullDevice, output: FileHandle.nullDevice)) == 0
      else { return nil }
    }
    return oracle.answers ? oracle : nil
  }()

  /// Returns the byte for each of `cases`.
  func judge(_ cases: [[UInt8]]) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("jsonl-tools-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let questions = folder.appendingPathComponent("questions")
    let answers = folder.appendingPathComponent("answers")
    var bytes: [UInt8] = []
    for text in cases {
      withUnsafeBytes(of: UInt32(text.count).littleEndian) { bytes += $0 }
      bytes += text
    }
    try Data(bytes).write(to: questions)
    try Data().write(to: answers)
    let status = try run(
      input: FileHandle(forReadingFrom: questions), output: FileHandle(forWritingTo: answers))
    let verdicts = [UInt8](try Data(contentsOf: answers))
    guard status == 0, verdicts.count == cases.count else {
      throw Silence(program: program.lastPathComponent, status: status, answers: verdicts.count)
    }
    return verdicts
  }

  /// An oracle that did not answer every question.
  struct Silence: Error {
    var program: String
    var status: Int32
    var answers: Int
  }

  private static let root = URL(fileURLWithPath: repositoryRoot)

  private var answers: Bool { (try? judge([Array("[]".utf8)]))?.count == 1 }

  private static func isNewer(_ product: URL, than source: URL) -> Bool {
    let dates = [product, source].map {
      (try? FileManager.default.attributesOfItem(atPath: $0.path))?[.modificationDate] as? Date
    }
    guard let made = dates[0], let written = dates[1] else { return false }
    return made > written
  }

  private func run(input: FileHandle, output: FileHandle) throws -> Int32 {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
