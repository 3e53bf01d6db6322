// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import JSONLines

@Suite struct FileSourceTests {
  @Test func aFileIsReadFromFrontToBack() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("a.jsonl")
      try Data("one\ntwo\n".utf8).write(to: file)
      let source = try FileSource(path: file.path)
      #expect(source.expectedByteCount == 8)
      #expect(source.path == file.path)
      #expect(try ReadLine.all(in: source, blockSize: 3).map(\.text) == ["one", "two"])
    }
  }

  @Test func anEmptyFileHasNoLines() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("empty.jsonl")
      try Data().write(to: file)
      #expect(try ReadLine.all(in: FileSource(path: file.path)).isEmpty)
    }
  }

  @Test func aMissingFileIsAnError() {
    let path = "/no/such/folder/train.jsonl"
    #expect(throws: ReadError(path: path, cause: .system(ENOENT))) { try FileSource(path: path) }
    #expect(ReadError(path: path, cause: .system(ENOENT)).description == "\(path): no such file")
  }

  @Test func aFolderIsAnError() throws {
    try withFolder { folder in
      #expect(throws: ReadError(path: folder.path, cause: .system(EISDIR))) {
        try FileSource(path: folder.path)
      }
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may read every file"))
  func aFileWithoutPermissionIsAnError() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("secret.jsonl")
      try Data("{}\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
      #expect(throws: ReadError(path: file.path, cause: .system(EACCES))) {
        try FileSource(path: file.path)
      }
    }
  }

  @Test func aFileThatShrinksWhileItIsReadIsAnError() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("shrinks.jsonl")
      try Data(count: 1000).write(to: file)
      let source = try FileSource(path: file.path)
      #expect(try readOnce(source, count: 100) == 100)
      #expect(truncate(file.path, 150) == 0)
      #expect(throws: ReadError(path: file.path, cause: .changed(expected: 1000, read: 150))) {
        while try readOnce(source, count: 100) > 0 {}
      }
    }
  }

  @Test func aFileThatGrowsWhileItIsReadIsAnError() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("grows.jsonl")
      try Data("{}\n".utf8).write(to: file)
      let source = try FileSource(path: file.path)
      let handle = try FileHandle(forWritingTo: file)
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("{}\n".utf8))
      try handle.close()
      let error = ReadError(path: file.path, cause: .changed(expected: 3, read: 6))
      #expect(throws: error) { try ReadLine.all(in: source) }
      #expect(error.description.contains("changed while being read"))
    }
  }

  @Test func aPipeIsReadToItsEndWhateverItsLength() throws {
    try withFolder { folder in
      let pipe = folder.appendingPathComponent("pipe")
      #expect(mkfifo(pipe.path, 0o600) == 0)
      let text = String(repeating: "0123456789\n", count: 20_000)
      // Both ends of a named pipe wait for each other, so neither depends on who comes first.
      Thread.detachNewThread {
        try? FileHandle(forWritingTo: pipe).write(contentsOf: Data(text.utf8))
      }
      let source = try FileSource(path: pipe.path)
      #expect(source.expectedByteCount == nil)
      let lines = try ReadLine.all(in: source, blockSize: 4096)
      #expect(lines.count == 20_000)
      #expect(lines.allSatisfy { $0.text == "0123456789" })
    }
  }

  private func readOnce(_ source: FileSource, count: Int) throws -> Int {
    var bytes = [UInt8](repeating: 0, count: count)
    return try bytes.withUnsafeMutableBytes { unsafe try source.read(into: $0) }
  }

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("jsonl-tools-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }
}
