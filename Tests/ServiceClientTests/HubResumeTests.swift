// SPDX-License-Identifier: Apache-2.0

import Hashing
import ServiceClient
import Testing

@Suite struct HubResumeTests {
  @Test(arguments: ["broken", "broken-plain"])
  func aBrokenTransferGoesOnWhereItStopped(behaviour: String) throws {
    let trial = try HubTrial()
    let file = try trial.fetch(behaviour)
    #expect(trial.bytes() == served())
    #expect(file.sha256 == SHA256.digest(of: served()))
    let visits = try trial.visits(behaviour).filter {
      $0.server == (behaviour == "broken" ? "cdn" : "hub")
    }
    #expect(visits.map(\.range) == ["-", "bytes=60000-", "bytes=120000-"])
    let tag = behaviour == "broken" ? "\"cdn-1\"" : "\"plain-1\""
    #expect(visits.map(\.ifRange) == ["-", tag, tag])
    #expect(trial.waitsInSeconds == [1, 2])
    #expect(trial.names == ["file.bin"])
  }

  @Test func aLaterCallGoesOnToo() throws {
    let trial = try HubTrial { $0.retries.maximumAttempts = 1 }
    guard case .http(let error) = trial.failure("broken") else {
      Issue.record("another error")
      return
    }
    #expect(error.isTransient)
    #expect(trial.names == ["file.bin.partial", "file.bin.partial.etag"])
    #expect(trial.failure("broken") != nil)
    #expect(try !trial.fetch("broken").wasThere)
    #expect(trial.bytes() == served())
    #expect(try trial.visits("broken").last?.range == "bytes=120000-")
  }

  @Test(arguments: ["ranges-ignored", "broken-without-tag"])
  func aServerThatIgnoresRangesSendsAllAgain(behaviour: String) throws {
    let trial = try HubTrial()
    _ = try trial.fetch(behaviour)
    #expect(trial.bytes() == served())
    #expect(trial.names == ["file.bin"])
  }

  @Test func withoutTagOrHashNothingIsGoneOnWith() throws {
    let trial = try HubTrial()
    _ = try trial.fetch("broken-without-tag")
    #expect(try trial.visits("broken-without-tag").map(\.range) == ["-", "-", "-"])
  }

  @Test(arguments: ["changing", "changing-linked"])
  func contentThatChangedMeanwhileIsFetchedAnew(behaviour: String) throws {
    let trial = try HubTrial()
    _ = try trial.fetch(behaviour)
    #expect(trial.bytes() == served("file.binx"))
    #expect(trial.names == ["file.bin"])
  }

  @Test func aRestThatBeginsElsewhereIsNotAppended() throws {
    let trial = try HubTrial()
    #expect(try trial.fetch("wrong-range").sha256 == SHA256.digest(of: served()))
    #expect(try trial.visits("wrong-range").map(\.range) == ["-", "bytes=60000-", "-"])
  }

  @Test func aDamagedPartIsFoundAndFetchedAnew() throws {
    let trial = try HubTrial()
    let digest = SHA256.digest(of: served())
    try trial.put([UInt8](repeating: 9, count: 70_000), at: "file.bin.partial")
    try trial.put(Array("\(digest)\n\"cdn-1\"\n".utf8), at: "file.bin.partial.etag")
    #expect(try trial.fetch("linked").sha256 == digest)
    #expect(
      try trial.visits("linked").filter { $0.server == "cdn" }.map(\.range) == [
        "bytes=70000-", "-",
      ])
    #expect(trial.names == ["file.bin"])
  }

  @Test func aPartThatIsTooLongIsFetchedAnew() throws {
    let trial = try HubTrial()
    try trial.put([UInt8](repeating: 9, count: 200_000), at: "file.bin.partial")
    try trial.put(Array("\n\"plain-1\"\n".utf8), at: "file.bin.partial.etag")
    _ = try trial.fetch("plain")
    #expect(trial.bytes() == served())
  }

  @Test(
    arguments: [[], [0xFF, 0xFE], Array("one line".utf8), Array("\n\n\n\n".utf8)] as [[UInt8]])
  func notesThatMeanNothingAreIgnored(note: [UInt8]) throws {
    let trial = try HubTrial()
    try trial.put([9, 9, 9], at: "file.bin.partial")
    try trial.put(note, at: "file.bin.partial.etag")
    _ = try trial.fetch("plain")
    #expect(trial.bytes() == served())
    #expect(try trial.visits("plain").map(\.range) == ["-"])
  }
}
