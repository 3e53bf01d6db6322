// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hashing
import JSONLines
import TestSupport
import Testing

@Suite struct OutputSetTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func allFilesGetTheirNamesAtTheEnd() throws {
    let set = try OutputSet([folder.path("a"), folder.path("b.zst")])
    try set.files[0].write("one\ntwo\n\nthree")
    try set.files[1].write("x")
    #expect(folder.names.count == 2)
    #expect(folder.names.allSatisfy { $0.hasPrefix(".") })
    let summaries = try set.commit()
    #expect(folder.names == ["a", "b.zst"])
    #expect(folder.text(of: "a") == "one\ntwo\n\nthree")
    #expect(summaries.map(\.contentByteCount) == [14, 1])
    for summary in summaries {
      let bytes = try WholeFile.read(summary.path)
      #expect(summary.byteCount == bytes.count)
      #expect(summary.digest == SHA256.digest(of: bytes))
    }
  }

  @Test func stretchesOfBlocksAreCopied() throws {
    let text = Array((0..<400_000).map { "\($0)\n" }.joined().utf8)
    for name in ["plain", "packed.gz", "packed.zst"] {
      let set = try OutputSet([folder.path(name)])
      let reader = BlockReader(MemorySource(text))
      while let block = try reader.next() {
        let middle = block.bytes.count / 3
        try set.files[0].write(block.bytes, 0..<middle)
        try set.files[0].write(block.bytes, middle..<block.bytes.count)
        reader.recycle(block)
      }
      let summary = try set.commit()[0]
      #expect(summary.contentByteCount == text.count)
      #expect(try WholeFile.read(InputSource(path: folder.path(name))) == text)
    }
  }

  @Test func newFilesHaveThePermissionsThatFilesHave() throws {
    let set = try OutputSet([folder.path("a")])
    _ = try set.commit()
    try folder.write([], to: "other")
    let modes = try ["a", "other"].map { name in
      try FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions]
        as? Int
    }
    #expect(modes[0] == modes[1])
  }

  @Test func whatIsGivenUpIsRemoved() throws {
    var set: OutputSet? = try OutputSet([folder.path("a"), folder.path("b")])
    try set?.files[0].write("text")
    set?.abandon()
    #expect(folder.names == [])
    set = try OutputSet([folder.path("a")])
    set = nil
    #expect(folder.names == [])
  }

  @Test func filesAreReplacedOnlyWhenThatIsAskedFor() throws {
    try folder.write("old".utf8, to: "b")
    let paths = [folder.path("a"), folder.path("b")]
    #expect(throws: OutputError(path: paths[1], cause: .exists)) { try OutputSet(paths) }
    let set = try OutputSet(paths, replacing: true)
    try set.files[1].write("new")
    #expect(folder.text(of: "b") == "old")
    _ = try set.commit()
    #expect(folder.text(of: "b") == "new")
    #expect(folder.names == ["a", "b"])
  }

  @Test func aFileThatComesMeanwhileStopsAll() throws {
    let paths = ["a", "b", "c"].map { folder.path($0) }
    let set = try OutputSet(paths)
    try folder.write("foreign".utf8, to: "b")
    #expect(throws: OutputError(path: paths[1], cause: .exists)) { try set.commit() }
    #expect(folder.names == ["b"])
    #expect(folder.text(of: "b") == "foreign")
  }

  @Test func whatWasReplacedComesBackWhenALaterNameIsRefused() throws {
    try folder.write("old".utf8, to: "a")
    let set = try OutputSet([folder.path("a"), folder.path("b")], replacing: true)
    set.checkpoint = { step in
      guard step == .name else { return }
      #expect((try? folder.write([], to: "b/inside")) != nil)
    }
    #expect(throws: OutputError(path: folder.path("b"), cause: .exists)) { try set.commit() }
    #expect(folder.text(of: "a") == "old")
    #expect(folder.names == ["a", "b/inside"])
  }

  @Test func aFolderThatComesMeanwhileIsNotReplaced() throws {
    try folder.write("old".utf8, to: "a")
    let set = try OutputSet([folder.path("a"), folder.path("b")], replacing: true)
    try folder.write([], to: "b/inside")
    #expect(throws: OutputError(path: folder.path("b"), cause: .notRegular)) { try set.commit() }
    #expect(folder.text(of: "a") == "old")
    #expect(folder.names == ["a", "b/inside"])
  }

  @Test func theInputIsNoOutputWhateverItIsCalled() throws {
    let input = try folder.write("row\n".utf8, to: "in")
    try FileManager.default.linkItem(atPath: input, toPath: folder.path("hard"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("soft"), withDestinationPath: "in")
    for name in ["in", "hard", "soft", "../\(lastPart(folder.path))/in"] {
      let error = OutputError(path: folder.path(name), cause: .isInput(input))
      #expect(throws: error) {
        try OutputSet([folder.path(name)], inputs: [input], replacing: true)
      }
    }
    #expect(folder.names == ["hard", "in", "soft"])
  }

  @Test func twoOutputsAreTwoFiles() throws {
    try folder.write([], to: "a")
    try FileManager.default.linkItem(atPath: folder.path("a"), toPath: folder.path("b"))
    for (first, second) in [("c", "c"), ("c", "./c"), ("a", "b")] {
      let paths = [first, second].map { folder.path($0) }
      #expect(throws: OutputError(path: paths[1], cause: .isOutput(paths[0]))) {
        try OutputSet(paths, replacing: true)
      }
    }
    #expect(folder.names == ["a", "b"])
  }

  @Test func whatIsNoFileIsNotReplaced() throws {
    try folder.write([], to: "folder/inside")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("dangling"), withDestinationPath: "nowhere")
    for path in [folder.path("folder"), folder.path("dangling"), "/dev/null", folder.path("")] {
      #expect(throws: OutputError(path: path, cause: .notRegular)) {
        try OutputSet([path], replacing: true)
      }
    }
  }

  @Test func aLinkMeansItsFile() throws {
    try folder.write("old".utf8, to: "real/file")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: "real/file")
    let set = try OutputSet([folder.path("link")], replacing: true)
    try set.files[0].write("new")
    _ = try set.commit()
    #expect(folder.text(of: "real/file") == "new")
    #expect(folder.names == ["link", "real/file"])
  }

  @Test func aFolderThatIsMissingIsNamed() {
    let path = folder.path("none/a")
    #expect(throws: OutputError(path: path, cause: .noFolder(folder.path("none")))) {
      try OutputSet([path])
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func aFolderThatMayNotBeWrittenToIsAnError() throws {
    try folder.write([], to: "sealed/x")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o555], ofItemAtPath: folder.path("sealed"))
    let path = folder.path("sealed/a")
    #expect(throws: OutputError(path: path, cause: .system(EACCES))) { try OutputSet([path]) }
  }

  @Test func longNamesFit() throws {
    let name = String(repeating: "é", count: 120)
    let set = try OutputSet([folder.path(name + "a"), folder.path(name + "b")])
    _ = try set.commit()
    #expect(folder.names.count == 2)
  }

  private func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? ""
  }
}
