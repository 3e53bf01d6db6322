// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ServiceClient

@Suite struct HubDiskTests {
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskIsSaid() throws {
    let trial = try HubTrial()
    try trial.put([], at: "other")
    try FileManager.default.createSymbolicLink(
      atPath: trial.path("file.bin.partial"), withDestinationPath: "/dev/full")
    let error = try #require(trial.failure("plain"))
    #expect(
      error
        == .file(
          FileError(
            path: trial.path("file.bin.partial"), operation: "write", number: ENOSPC)))
    #expect(error.description.contains("the disk is full; make room"))
    #expect(trial.waitsInSeconds.isEmpty)
    #expect(!trial.names.contains("file.bin"))
  }

  @Test func aFolderThatCannotBeMadeIsSaid() throws {
    let trial = try HubTrial()
    try trial.put([], at: "folder")
    let error = try #require(trial.failure("plain", file: "folder/file.bin"))
    guard case .file(let error) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.description.hasPrefix("cannot create \(trial.folder)/folder"))
  }

  @Test func aTargetThatIsAFolderIsSaid() throws {
    let trial = try HubTrial()
    try trial.put([], at: "file.bin")
    try FileManager.default.removeItem(atPath: trial.path("file.bin"))
    try FileManager.default.createDirectory(
      atPath: trial.path("file.bin"), withIntermediateDirectories: false)
    guard case .file(let error) = try #require(trial.failure("plain")) else {
      Issue.record("another error")
      return
    }
    #expect(error.description.hasPrefix("cannot create \(trial.path("file.bin")): "))
  }

  @Test(arguments: [EROFS, EACCES])
  func whereNothingMayBeWrittenAnotherFolderIsNamed(number: Int32) {
    let error = FileError(path: "/a", operation: "create", number: number)
    #expect(
      error.description
        == "cannot create /a: not allowed; set XDG_CACHE_HOME to a folder that you may write to")
  }

  @Test func anAbandonedLockIsNobodys() throws {
    let trial = try HubTrial()
    try trial.put([], at: "file.bin.lock")
    _ = try trial.fetch("plain")
    #expect(trial.names == ["file.bin"])
  }

  @Test func whoeverWaitsIsTold() async throws {
    let trial = try HubTrial()
    try trial.put([], at: "other")
    var lock: FileLock? = try FileLock(path: trial.path("file.bin.lock")) {}
    var events: [FetchProgress] = []
    _ = try trial.fetch("plain") { event in
      events.append(event)
      if event == .waiting(file: "file.bin") { lock = nil }
    }
    #expect(events.first == .waiting(file: "file.bin"))
    #expect(lock == nil)
    #expect(trial.bytes() == served())
  }
}
