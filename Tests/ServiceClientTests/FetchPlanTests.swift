// SPDX-License-Identifier: Apache-2.0

import Hashing
import ServiceClient
import Testing

@Suite struct FetchPlanTests {
  private func plan(
    _ trial: HubTrial, _ behaviour: String, _ items: [FetchPlan.Item]
  ) -> FetchPlan {
    FetchPlan(reference: trial.reference(behaviour), items: items, folder: trial.folder)
  }

  @Test func takesTheFirstVocabularyAndWhatElseThereIs() throws {
    let trial = try HubTrial()
    let files = try trial.client.fetch(
      FetchPlan(reference: trial.reference("plain"), folder: trial.folder))
    let names = [
      "tokenizer.json", "tokenizer_config.json", "chat_template.jinja", "special_tokens_map.json",
    ]
    #expect(files.map(\.name) == names)
    #expect(trial.names == names.sorted())
  }

  @Test func goesOnToTheNextVocabulary() throws {
    let trial = try HubTrial()
    let plan = plan(
      trial, "plain", [.firstOf([HubFile("absent.json"), HubFile("b.model"), HubFile("c.model")])])
    #expect(try trial.client.fetch(plan).map(\.name) == ["b.model"])
    #expect(try trial.client.fetch(plan).first?.wasThere == true)
    #expect(try trial.visits("plain").count == 2)
  }

  @Test func whatIsOptionalMayBeAbsent() throws {
    let trial = try HubTrial()
    var events: [FetchProgress] = []
    let plan = plan(trial, "linked", [.optional(HubFile("absent.json")), .required(HubFile("b"))])
    #expect(try trial.client.fetch(plan) { events.append($0) }.map(\.name) == ["b"])
    #expect(events.first == .absent(file: "absent.json"))
  }

  @Test func whatIsRequiredMayNot() throws {
    let trial = try HubTrial()
    let name = trial.reference("plain").repository
    #expect(throws: HubError.noSuchFile(["absent"], repository: name)) {
      try trial.client.fetch(plan(trial, "plain", [.required(HubFile("absent"))]))
    }
    let all: [FetchPlan.Item] = [.firstOf([HubFile("absent1"), HubFile("absent2")])]
    let error = #expect(throws: HubError.self) {
      try trial.client.fetch(plan(trial, "plain", all))
    }
    #expect(error?.description == "\(name) has no \"absent1\" and no \"absent2\"")
  }

  @Test func filesComeFromOneCommit() throws {
    let trial = try HubTrial()
    let files = try trial.client.fetch(
      plan(trial, "plain", [.required(HubFile("a")), .required(HubFile("b"))]))
    #expect(files.map(\.commit) == [servedCommit, servedCommit])
    let paths = try trial.visits("plain").map(\.path)
    #expect(paths[0].hasSuffix("/resolve/main/a"))
    #expect(paths[1].hasSuffix("/resolve/\(servedCommit)/b"))
  }

  @Test func pinnedFilesAreChecked() throws {
    let trial = try HubTrial()
    let pinned = HubFile("file.bin", sha256: SHA256.digest(of: served()))
    #expect(try trial.client.fetch(plan(trial, "plain", [.required(pinned)])).count == 1)
    let wrong = HubFile("other.bin", sha256: SHA256.digest(of: []))
    #expect(throws: HubError.self) {
      try trial.client.fetch(plan(trial, "plain", [.required(wrong)]))
    }
    #expect(trial.names == ["file.bin"])
  }

  @Test func offlineWhatIsThereIsEnough() throws {
    let trial = try HubTrial(isOffline: true)
    try trial.put([1], at: "tokenizer.model")
    let files = try trial.client.fetch(
      FetchPlan(reference: trial.reference("plain"), folder: trial.folder))
    #expect(files.map(\.name) == ["tokenizer.model"])
    #expect(throws: HubError.self) {
      try trial.client.fetch(plan(trial, "plain", [.required(HubFile("tokenizer.json"))]))
    }
  }
}
