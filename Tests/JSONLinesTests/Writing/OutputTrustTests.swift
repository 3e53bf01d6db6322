// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport
import Testing

/// What others put into a folder of outputs is not obeyed.
@Suite struct OutputTrustTests {
  private let folder: TemporaryFolder
  private let victim: TemporaryFolder
  private let id = "0123456789abcdef"

  init() throws {
    folder = try TemporaryFolder()
    victim = try TemporaryFolder()
    try victim.write("words".utf8, to: "thesis")
  }

  private var journal: String { ".jsonl-tools.\(id).journal" }
  private var pointer: String { ".jsonl-tools.\(id).pointer" }

  @Test func aJournalOfARunThatWasStoppedIsObeyed() throws {
    try plant([entry("b", 0)])
    try folder.write("new".utf8, to: ".b.\(id)-0.tmp")
    #expect(try run() == [])
    #expect(folder.text(of: "b") == "new")
    #expect(folder.names == ["a", "b"])
  }

  @Test(arguments: ["forward", "back"])
  func aJournalNamesOnlyFilesThatARunCalledSo(_ direction: String) throws {
    for temporary in [".none.tmp", ".thesis.\(id)-0.tmp", ".thesis.\(id)-1.tmp.tmp"] {
      try plant([entry("b", 0), thesis(temporary)], direction)
      for name in [temporary, "thesis"] { try victim.write("words".utf8, to: name) }
      #expect(try run() == [damaged])
      #expect(victim.names == [temporary, "thesis"].sorted())
      try FileManager.default.removeItem(atPath: victim.path(temporary))
    }
  }

  @Test(arguments: ["..", ".", "", "x/thesis", "../thesis"])
  func aTargetIsANameInItsFolder(_ target: String) throws {
    try plant([[folder.path, ".\(target).\(id)-0.tmp", target, "", ""]])
    #expect(try run() == [damaged])
    #expect(folder.names == [journal, "a"])
  }

  @Test(arguments: ["forward", "back"])
  func aFolderWithoutAPointerIsNotTouched(_ direction: String) throws {
    try plant([entry("b", 0), thesis(".thesis.\(id)-1.tmp")], direction)
    let remnant = remnant(.noPointer(folder: victim.path))
    #expect(try run() == [remnant])
    try record(
      "\(folder.path)/.jsonl-tools.0000000000000000.journal", to: pointer, in: victim)
    #expect(try run() == [remnant])
    try FileManager.default.removeItem(atPath: victim.path(pointer))
    try record(folder.path(journal), to: "pointer", in: folder)
    try FileManager.default.createSymbolicLink(
      atPath: victim.path(pointer), withDestinationPath: folder.path("pointer"))
    #expect(try run() == [remnant])
    #expect(victim.text(of: "thesis") == "words")
    #expect(victim.names == [pointer, "thesis"])
  }

  @Test(arguments: ["forward", "back"])
  func aFolderIsNotReachedByALink(_ direction: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: victim.path)
    try record(folder.path(journal), to: pointer, in: victim)
    var other = thesis(".thesis.\(id)-1.tmp")
    other[0] = folder.path("link")
    try plant([entry("b", 0), other], direction)
    #expect(try run() == [remnant(.noPointer(folder: folder.path("link")))])
    #expect(victim.names == [pointer, "thesis"])
  }

  @Test func aPointerLeadsOnlyToTheJournalOfItsRun() throws {
    let other = "\(victim.path)/.jsonl-tools.00000000deadbeef.journal"
    try victim.write([], to: ".jsonl-tools.00000000deadbeef.journal")
    try record(other, to: pointer, in: folder)
    #expect(try run() == [])
    #expect(folder.names == ["a"])
    #expect(victim.names == [".jsonl-tools.00000000deadbeef.journal", "thesis"])
  }

  @Test func aPointerToAFolderThatIsNotThereNowIsKept() throws {
    try record("\(victim.path)/none/\(journal)", to: pointer, in: folder)
    let remnant = OutputRemnant(
      path: folder.path(pointer), cause: .noFolder("\(victim.path)/none"))
    #expect(try run() == [remnant])
    #expect(folder.names == [pointer, "a"])
  }

  @Test(arguments: ["journal", "pointer", "journal.tmp", "a.tmp", "a.old"])
  func whatIsNoFileIsLeftAlone(_ kind: String) throws {
    let name =
      kind.hasPrefix("a.") ? ".a.\(id)-0.\(kind.dropFirst(2))" : ".jsonl-tools.\(id).\(kind)"
    let path = folder.path(name)
    #expect(mkfifo(path, 0o666) == 0)
    #expect(try run() == [])
    #expect(FileManager.default.fileExists(atPath: path))
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(try run() == [])
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: victim.path("thesis"))
    #expect(try run() == [])
    #expect(folder.names == [name, "a"])
    #expect(victim.text(of: "thesis") == "words")
  }

  @Test func aJournalBehindALinkIsNotObeyed() throws {
    try folder.write("new".utf8, to: ".b.\(id)-0.tmp")
    try plant([entry("b", 0)])
    try FileManager.default.moveItem(atPath: folder.path(journal), toPath: victim.path("j"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(journal), withDestinationPath: victim.path("j"))
    #expect(try run() == [])
    #expect(folder.names == [".b.\(id)-0.tmp", journal, "a"])
  }

  @Test func aJournalThatOthersCanChangeIsNotObeyed() throws {
    try plant([entry("b", 0)])
    try folder.write("new".utf8, to: ".b.\(id)-0.tmp")
    #expect(chmod(folder.path(journal), 0o666) == 0)
    #expect(try run() == [remnant(.openToOthers)])
    #expect(chmod(folder.path(journal), 0o600) == 0)
    #expect(link(folder.path(journal), victim.path("second")) == 0)
    #expect(try run() == [remnant(.openToOthers)])
    #expect(folder.names == [".b.\(id)-0.tmp", journal, "a"])
  }

  @Test func aDamagedJournalKeepsWhatItMayMean() throws {
    let kept = [".a.\(id)-0.old", ".a.\(id)-0.tmp", journal]
    for bytes in ["", "nonsense\0", "jsonl-tools outputs 1\0", String(repeating: "\0", count: 99)] {
      for name in kept { try record(bytes, to: name, in: folder) }
      #expect(try run() == [damaged])
      #expect(folder.names == kept + ["a"])
    }
    try FileManager.default.removeItem(atPath: folder.path(journal))
    #expect(try run() == [])
    #expect(folder.names == ["a"])
  }

  @Test func aPointerToADamagedJournalIsKept() throws {
    try record("nonsense", to: journal, in: victim)
    try record(victim.path(journal), to: pointer, in: folder)
    let remnant = OutputRemnant(path: victim.path(journal), cause: .damaged)
    #expect(try run() == [remnant])
    #expect(folder.names == [pointer, "a"])
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func journalsOfOthersAreIgnored() throws {
    try plant([entry("b", 0)])
    try folder.write("new".utf8, to: ".b.\(id)-0.tmp")
    giveAway(folder.path(journal))
    for mode in [0o644, 0o600] as [mode_t] {
      #expect(chmod(folder.path(journal), mode) == 0)
      #expect(try run() == [])
      #expect(folder.names == [".b.\(id)-0.tmp", journal, "a"])
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func aFolderWithThePointerOfSomebodyElseIsNotTouched() throws {
    try plant([entry("b", 0), thesis(".thesis.\(id)-1.tmp")], "back")
    giveAway(try record(folder.path(journal), to: pointer, in: victim))
    #expect(try run() == [remnant(.noPointer(folder: victim.path))])
    #expect(victim.names == [pointer, "thesis"])
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"), arguments: ["tmp", "old"])
  func filesOfOthersAreNotTouched(_ ending: String) throws {
    let name = ".b.\(id)-0.\(ending)"
    try plant([[folder.path, ".b.\(id)-0.tmp", "b", "", ".b.\(id)-0.old"]], "back")
    giveAway(try folder.write("x".utf8, to: name))
    #expect(try run() == [remnant(.foreign(folder.path(name)))])
    #expect(folder.names == [name, journal, "a"])
    let left = ".a.\(id.reversed().map(String.init).joined())-0.\(ending)"
    giveAway(try folder.write("x".utf8, to: left))
    #expect(try run() == [remnant(.foreign(folder.path(name)))])
    #expect(folder.names == [left, name, journal, "a"])
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func aFileOfSomebodyElseIsNotTakenBack() throws {
    let number = try thesisNumber()
    try FileManager.default.moveItem(atPath: victim.path("thesis"), toPath: folder.path("b"))
    giveAway(folder.path("b"))
    try plant([[folder.path, ".b.\(id)-0.tmp", "b", "1:\(number)", ""]], "back")
    #expect(try run() == [remnant(.foreign(folder.path("b")))])
    #expect(folder.names == [journal, "a", "b"])
  }

  @Test func recordsAreForTheirOwnerAlone() throws {
    let set = try OutputSet([folder.path("a"), victim.path("b")])
    var modes: Set<Int> = []
    set.checkpoint = { step in
      guard step == .name else { return }
      for path in [folder.path, victim.path] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: path)
        for name in names ?? [] where name.hasPrefix(".jsonl-tools.") {
          let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
          if let mode = attributes?[.posixPermissions] as? Int { modes.insert(mode) }
        }
      }
    }
    _ = try set.commit()
    #expect(modes == [0o600])
  }

  @Test func aPointerThatIsTooLongIsKept() throws {
    try record(String(repeating: "/", count: 1 << 17), to: pointer, in: folder)
    #expect(try run() == [OutputRemnant(path: folder.path(pointer), cause: .damaged)])
    #expect(folder.names == [pointer, "a"])
  }

  /// Devices may have other numbers after a restart of the machine.
  @Test func aNameIsTakenBackWhateverTheNumberOfTheDevice() throws {
    let number = try thesisNumber()
    try FileManager.default.moveItem(atPath: victim.path("thesis"), toPath: folder.path("b"))
    try folder.write("old".utf8, to: ".b.\(id)-0.old")
    try plant(
      [[folder.path, ".b.\(id)-0.tmp", "b", "1234567:\(number)", ".b.\(id)-0.old"]], "back")
    #expect(try run() == [])
    #expect(folder.text(of: "b") == "old")
    #expect(folder.names == ["a", "b"])
  }

  @Test func aFileThatCameAfterAReplacedOneWasGivenItsNameIsKept() throws {
    let number = try thesisNumber()
    try FileManager.default.moveItem(atPath: victim.path("thesis"), toPath: folder.path("b"))
    try plant([[folder.path, ".b.\(id)-0.tmp", "b", "1:\(number)", ".b.\(id)-0.old"]], "back")
    #expect(try run() == [])
    #expect(folder.text(of: "b") == "words")
    #expect(folder.names == ["a", "b"])
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func aReplacedFileOfSomebodyElseIsNotInTheWay() throws {
    try folder.write("new".utf8, to: ".b.\(id)-0.tmp")
    giveAway(try folder.write("old".utf8, to: ".b.\(id)-0.old"))
    try plant([[folder.path, ".b.\(id)-0.tmp", "b", "", ".b.\(id)-0.old"]])
    #expect(try run() == [])
    #expect(folder.text(of: "b") == "new")
    #expect(folder.names == [".b.\(id)-0.old", "a", "b"])
  }

  /// A new file may get the number of one that was removed.
  @Test func aFileThatCameAfterANameWasTakenBackIsKept() throws {
    let number = try thesisNumber()
    try FileManager.default.moveItem(atPath: victim.path("thesis"), toPath: folder.path("b"))
    try folder.write("new".utf8, to: ".b.\(id)-0.tmp")
    try plant([[folder.path, ".b.\(id)-0.tmp", "b", "1:\(number)", ""]], "back")
    #expect(try run() == [])
    #expect(folder.text(of: "b") == "words")
    #expect(folder.names == ["a", "b"])
  }

  // MARK: - Planting

  private var damaged: OutputRemnant { remnant(.damaged) }

  private func remnant(_ cause: OutputRemnant.Cause) -> OutputRemnant {
    OutputRemnant(path: folder.path(journal), cause: cause)
  }

  private func entry(_ target: String, _ index: Int) -> [String] {
    [folder.path, ".\(target).\(id)-\(index).tmp", target, "", ""]
  }

  /// An entry that would rename `temporary`, or remove the thesis.
  private func thesis(_ temporary: String) -> [String] {
    let number = (try? thesisNumber()) ?? 0
    return [victim.path, temporary, "thesis", "1:\(number)", ""]
  }

  private func thesisNumber() throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: victim.path("thesis"))
    return try #require(attributes[.systemFileNumber] as? Int)
  }

  private func plant(_ entries: [[String]], _ direction: String = "forward") throws {
    let fields = ["jsonl-tools outputs 1", id, direction, "replace"] + entries.flatMap(\.self)
    try record((fields + ["end"]).map { "\($0)\0" }.joined(), to: journal, in: folder)
  }

  /// Writes a file as journals and pointers are.
  @discardableResult
  private func record(_ text: String, to name: String, in folder: TemporaryFolder) throws -> String
  {
    let path = try folder.write(text.utf8, to: name)
    #expect(chmod(path, 0o600) == 0)
    return path
  }

  private func giveAway(_ path: String) { #expect(chown(path, 65534, 65534) == 0) }

  /// Writes the file `a`; returns what was left as it was.
  private func run() throws -> [OutputRemnant] {
    let set = try OutputSet([folder.path("a")], replacing: true)
    _ = try set.commit()
    return set.remnants
  }
}
