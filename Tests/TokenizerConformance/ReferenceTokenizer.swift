// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// A reference implementation behind `Tests/Conformance/tokenizer_oracle.py`, one for each test.
final class ReferenceTokenizer {
  /// What went wrong on the other side.
  struct Failure: Error {
    var message: String
  }

  private let process = Process()
  private let questions = Pipe()
  private let answers = Pipe()

  /// The interpreter of `scripts/python-environment conformance`.
  static let python = repositoryRoot + "/.venv-conformance/bin/python"

  static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: python) }

  /// Starts the program and loads a reference.
  init(_ kind: String, _ argument: String) throws {
    process.executableURL = URL(fileURLWithPath: Self.python)
    process.arguments = [repositoryRoot + "/Tests/Conformance/tokenizer_oracle.py"]
    process.standardInput = questions
    process.standardOutput = answers
    process.standardError = FileHandle.nullDevice
    try process.run()
    var request = Data("L".utf8)
    for field in [kind, argument] { request.append(field: Array(field.utf8)) }
    try ask(request)
  }

  deinit {
    try? questions.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// Returns the ids of each text.
  func encode(_ texts: [[UInt8]]) throws -> [[Int32]] { try numbers("E", texts) }

  /// Returns where the pieces of each text end.
  func pieces(_ texts: [[UInt8]]) throws -> [[Int32]] { try numbers("P", texts) }

  /// Returns each text as the normalizer leaves it.
  func normalize(_ texts: [[UInt8]]) throws -> [[UInt8]] {
    try ask(request("N", texts))
    return try texts.map { _ in try bytes(number()) }
  }

  /// Returns the classes and columns of the pieces of each text, as `lower:3 capital:5`.
  func classes(_ texts: [[UInt8]]) throws -> [[UInt8]] {
    try ask(request("C", texts))
    return try texts.map { _ in try bytes(number()) }
  }

  private func numbers(_ kind: String, _ texts: [[UInt8]]) throws -> [[Int32]] {
    try ask(request(kind, texts))
    return try texts.map { _ in
      let count = try number()
      return try bytes(4 * count).withUnsafeBytes { values in
        (0..<count).map { values.loadUnaligned(fromByteOffset: 4 * $0, as: Int32.self) }
      }
    }
  }

  private func request(_ kind: String, _ texts: [[UInt8]]) -> Data {
    var request = Data(kind.utf8)
    request.append(number: texts.count)
    for text in texts { request.append(field: text) }
    return request
  }

  private func ask(_ request: Data) throws {
    try questions.fileHandleForWriting.write(contentsOf: request)
    guard try bytes(1) == [0] else {
      throw Failure(message: String(decoding: try bytes(number()), as: UTF8.self))
    }
  }

  private func number() throws -> Int {
    try bytes(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private func bytes(_ count: Int) throws -> [UInt8] {
    guard count > 0 else { return [] }
    let data = try answers.fileHandleForReading.read(upToCount: count) ?? Data()
    guard data.count == count else { throw Failure(message: "the program ended") }
    return [UInt8](data)
  }
}

extension Data {
  fileprivate mutating func append(number: Int) {
    Swift.withUnsafeBytes(of: UInt32(number).littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func append(field: [UInt8]) {
    append(number: field.count)
    append(contentsOf: field)
  }
}
