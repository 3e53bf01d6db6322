// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hashing
import ServiceClient
import Testing

@Suite struct HubDownloadTests {
  @Test(arguments: ["plain", "linked", "chain", "dribbling"])
  func fetchesAFile(behaviour: String) throws {
    let trial = try HubTrial()
    let file = try trial.fetch(behaviour)
    #expect(trial.bytes() == served())
    #expect(file.sha256 == SHA256.digest(of: served()))
    #expect(file.commit == (behaviour == "dribbling" ? nil : servedCommit))
    #expect(!file.wasThere)
    #expect(trial.names == ["file.bin"])
  }

  @Test func fetchesAnEmptyFile() throws {
    let trial = try HubTrial()
    let file = try trial.fetch("empty")
    #expect(trial.bytes() == [])
    #expect(file.sha256 == SHA256.digest(of: []))
  }

  @Test func tellsOfItsProgress() throws {
    let trial = try HubTrial()
    var events: [FetchProgress] = []
    _ = try trial.fetch("linked") { events.append($0) }
    #expect(events.last == .finished(file: "file.bin", byteCount: 200_000))
    #expect(events.contains(.received(file: "file.bin", byteCount: 200_000, of: 200_000)))
  }

  @Test func aFileThatIsThereIsNotAskedFor() throws {
    let trial = try HubTrial(isOffline: true)
    try trial.put([1, 2, 3], at: "file.bin")
    let file = try trial.fetch("plain", sha256: SHA256.digest(of: [1, 2, 3]))
    #expect(file.wasThere)
    #expect(file.sha256 == SHA256.digest(of: [1, 2, 3]))
    #expect(try trial.fetch("plain").sha256 == nil)
    #expect(try trial.visits("plain").isEmpty)
  }

  @Test func aFileWithAnotherHashIsReplaced() throws {
    let trial = try HubTrial()
    try trial.put([1, 2, 3], at: "file.bin")
    let file = try trial.fetch("plain", sha256: SHA256.digest(of: served()))
    #expect(!file.wasThere)
    #expect(trial.bytes() == served())
  }

  @Test func nothingIsAskedOffline() throws {
    let trial = try HubTrial(isOffline: true)
    guard case .offline(let url) = try #require(trial.failure("plain")) else {
      Issue.record("another error")
      return
    }
    #expect(url.hasSuffix("/plain/resolve/main/file.bin"))
    #expect(try trial.visits("plain").isEmpty)
    #expect(trial.names.isEmpty)
  }

  @Test func contentWithAnotherHashThanThePinnedOneIsThrownAway() throws {
    let trial = try HubTrial()
    let pinned = SHA256.digest(of: [1])
    let error = try #require(trial.failure("linked", sha256: pinned))
    guard case .wrongHash(_, pinned, SHA256.digest(of: served()), isPinned: true) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.description.contains("the model data expects \(pinned)"))
    #expect(trial.names.isEmpty)
    #expect(trial.waitsInSeconds.isEmpty)
  }

  @Test func contentWithAnotherHashThanTheHubAnnouncedIsThrownAway() throws {
    let trial = try HubTrial()
    let error = try #require(trial.failure("wrong-hash"))
    #expect(error.description.contains("the hub announced"))
    #expect(trial.names.isEmpty)
  }

  @Test func contentShorterThanTheHubAnnouncedIsThrownAway() throws {
    let trial = try HubTrial()
    guard
      case .wrongSize(_, expected: 200_000, found: 100_000) = trial.failure("announced-short")
    else {
      Issue.record("another error")
      return
    }
    #expect(trial.names.isEmpty)
  }

  @Test func aFileIsFetchedOnceForAllWhoWantIt() async throws {
    let trial = try HubTrial()
    let (client, reference, path) = (trial.client, trial.reference("linked"), trial.path("f.bin"))
    let fetched = try await withThrowingTaskGroup(of: FetchedFile.self) { group in
      for _ in 0..<4 {
        group.addTask {
          try client.download(HubFile("f.bin"), of: reference, to: path) { _ in }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(fetched.count { !$0.wasThere } == 1)
    #expect(try trial.visits("linked").count { $0.server == "cdn" } == 1)
    #expect(trial.bytes("f.bin") == served("f.bin"))
    #expect(trial.names == ["f.bin"])
  }

  @Test(arguments: ["../file", "a//b", "/etc/passwd", "", "a/../../b", "a/."])
  func namesThatLeadElsewhereAreRefused(name: String) throws {
    let trial = try HubTrial()
    #expect(trial.failure("plain", file: name) == .invalidName("file", name))
    #expect(
      trial.failure("../x") == .invalidName("repository", trial.reference("../x").repository))
  }

  @Test func unusualNamesAreEscaped() throws {
    let trial = try HubTrial()
    let reference = HubReference(
      repository: trial.reference("plain").repository, revision: "refs/pr/1")
    _ = try trial.client.download(
      HubFile("a b/ü?.bin"), of: reference, to: trial.path("x"), progress: { _ in })
    let visit = try #require(try trial.visits("plain").first)
    #expect(visit.path.hasSuffix("/plain/resolve/refs%2Fpr%2F1/a%20b/%C3%BC%3F.bin"))
  }
}
