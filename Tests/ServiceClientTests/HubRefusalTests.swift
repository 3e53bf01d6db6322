// SPDX-License-Identifier: Apache-2.0

import ServiceClient
import Testing

@Suite struct HubRefusalTests {
  @Test(arguments: ["gated-401", "gated-403"])
  func gatedRepositoriesSayWhatToDo(behaviour: String) throws {
    let trial = try HubTrial()
    let error = try #require(trial.failure(behaviour))
    let repository = trial.reference(behaviour).repository
    let page = "\(trial.client.settings.endpoint)/\(repository)"
    #expect(error == .gated(repository: repository, page: page, .none))
    #expect(error.description.contains("accept its terms at \(page)"))
    #expect(error.description.contains("set HF_TOKEN"))
    #expect(trial.waitsInSeconds.isEmpty)
    #expect(trial.names.isEmpty)
  }

  @Test func aRefusedTokenIsNotShown() throws {
    let trial = try HubTrial(token: "secret-token")
    let error = try #require(trial.failure("gated-403"))
    #expect(error.description.contains("the one that was sent may not"))
    #expect(!"\(error) \(String(reflecting: trial.client))".contains("secret-token"))
  }

  @Test func aTokenOpensGatedRepositoriesAndDoesNotLeaveTheHub() throws {
    let trial = try HubTrial(token: " good-token\n")
    _ = try trial.fetch("gated-401")
    #expect(trial.bytes() == served())
    let visits = try trial.visits("gated-401")
    #expect(visits.map(\.server) == ["hub", "cdn"])
    #expect(visits.map(\.authorization) == ["Bearer good-token", "-"])
  }

  @Test func aTokenFollowsRedirectsWithinTheHub() throws {
    let trial = try HubTrial(token: "good-token")
    _ = try trial.fetch("chain")
    let visits = try trial.visits("chain")
    #expect(visits.map(\.server) == ["hub", "hub", "cdn"])
    #expect(visits.map(\.authorization) == ["Bearer good-token", "Bearer good-token", "-"])
  }

  @Test func aTokenIsNotSentAgainWhenAnotherServerRedirectsBack() throws {
    let trial = try HubTrial(token: "good-token")
    _ = try trial.fetch("there-and-back")
    let visits = try trial.visits("there-and-back")
    #expect(visits.map(\.server) == ["hub", "cdn", "hub"])
    #expect(visits.map(\.authorization) == ["Bearer good-token", "-", "-"])
  }

  @Test func whatIsMissingIsToldApart() throws {
    let trial = try HubTrial()
    let unknown = trial.reference("unknown").repository
    #expect(trial.failure("unknown") == .noSuchRepository(unknown, .none))
    let other = trial.reference("no-revision").repository
    #expect(trial.failure("no-revision") == .noSuchRevision("main", repository: other))
    let plain = trial.reference("plain").repository
    #expect(
      trial.failure("plain", file: "absent.json") == .noSuchFile(["absent.json"], repository: plain)
    )
    #expect(trial.names.isEmpty)
  }

  @Test func aRefusalOfAnotherServerSaysNothingAboutTheRepository() throws {
    let trial = try HubTrial()
    let error = try #require(trial.failure("expired"))
    #expect(error.description.hasSuffix("status 403 (the signature[31m has expired)"))
  }

  @Test func waitsAsLongAsAsked() throws {
    let trial = try HubTrial()
    _ = try trial.fetch("busy")
    #expect(trial.bytes() == served())
    #expect(trial.waitsInSeconds == [7, 7])
  }

  @Test func waitsAMinuteAtMost() throws {
    let trial = try HubTrial()
    _ = try trial.fetch("very-busy")
    #expect(trial.waitsInSeconds == [60])
  }

  @Test func triesAgainWhenTheServerFails() throws {
    let trial = try HubTrial()
    var reasons: [String] = []
    _ = try trial.fetch("failing") {
      if case .retrying(_, _, let reason) = $0 { reasons.append(reason) }
    }
    #expect(trial.bytes() == served())
    #expect(trial.waitsInSeconds == [1, 2])
    #expect(reasons.count == 2)
    #expect(reasons.allSatisfy { $0.hasSuffix("status 503 (please wait)") })
  }

  @Test func givesUpAfterFiveAttempts() throws {
    let trial = try HubTrial()
    guard case .status(500, _, "please wait", retryAfter: nil) = trial.failure("failing-always")
    else {
      Issue.record("another error")
      return
    }
    #expect(trial.waitsInSeconds == [1, 2, 4, 8])
  }

  @Test func anUnusualStatusIsNotTriedAgainAndItsPageNotShown() throws {
    let trial = try HubTrial()
    let error = try #require(trial.failure("teapot"))
    #expect(error.description.hasSuffix("the server answers with status 418"))
    #expect(trial.waitsInSeconds.isEmpty)
  }
}
