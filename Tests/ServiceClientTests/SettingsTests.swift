// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ServiceClient

@Suite struct SettingsTests {
  private func settings(_ values: [String: String]) throws -> HubSettings {
    try HubSettings(EnvironmentVariables(["HOME": "/nowhere"].merging(values) { $1 }))
  }

  @Test func theHubIsThatOfTheEnvironment() throws {
    #expect(try settings([:]).endpoint == "https://huggingface.co")
    #expect(try settings(["HF_ENDPOINT": ""]).endpoint == "https://huggingface.co")
    #expect(
      try settings(["HF_ENDPOINT": "https://mirror.example//"]).endpoint == "https://mirror.example"
    )
  }

  @Test func offlineIsSaidInSeveralWays() throws {
    for word in ["1", "ON", "Yes", "true"] {
      #expect(try settings(["HF_HUB_OFFLINE": word]).isOffline)
    }
    for word in ["0", "", "off", "no"] {
      #expect(try !settings(["HF_HUB_OFFLINE": word]).isOffline)
    }
  }

  @Test func aTokenIsInTheEnvironmentOrInAFile() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("jsonl-tools-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("from-home\n".utf8).write(to: folder.appendingPathComponent("token"))
    try Data("from-file\n".utf8).write(to: folder.appendingPathComponent("other"))
    let home = ["HF_HOME": folder.path]
    #expect(try settings([:]).token == nil)
    #expect(try settings(home).token == HubToken("from-home"))
    let named = home.merging(["HF_TOKEN_PATH": folder.path + "/other"]) { $1 }
    #expect(try settings(named).token == HubToken("from-file"))
    let set = named.merging(["HF_TOKEN": " set "]) { $1 }
    #expect(try settings(set).token == HubToken("set"))
  }

  @Test func whatCannotBeATokenIsNamedButNotShown() throws {
    let error = #expect(throws: HubError.self) { try settings(["HF_TOKEN": "a\r\nb"]) }
    #expect(error == .invalidToken(source: "HF_TOKEN"))
    #expect(error?.description.contains("a\r\nb") == false)
  }

  @Test func tokensDoNotShowThemselves() throws {
    let token = try #require(HubToken("hidden"))
    var dumped = ""
    dump(token, to: &dumped)
    #expect(!"\(token) \(String(reflecting: token)) \(dumped)".contains("hidden"))
  }

  @Test func foldersFollowTheEnvironment() {
    let plain = CacheFolders(EnvironmentVariables(["HOME": "/home/a"]))
    #expect(plain.root == "/home/a/.cache/jsonl-tools")
    #expect(plain.hub == "/home/a/.cache/huggingface/hub")
    #expect(plain.fetched(repository: "o/n") == "/home/a/.cache/jsonl-tools/models/o/n")
    #expect(plain.packaged(name: "llama3") == "/home/a/.cache/jsonl-tools/tokenizers/llama3")
    let moved = CacheFolders(EnvironmentVariables(["HOME": "/home/a", "XDG_CACHE_HOME": "/x"]))
    #expect((moved.root, moved.hub) == ("/x/jsonl-tools", "/x/huggingface/hub"))
    let relative = CacheFolders(EnvironmentVariables(["HOME": "/home/a", "XDG_CACHE_HOME": "x"]))
    #expect(relative.root == plain.root)
    let hubHome = CacheFolders(EnvironmentVariables(["HOME": "/home/a", "HF_HOME": "~/hf"]))
    #expect(hubHome.hub == "/home/a/hf/hub")
    let hub = CacheFolders(EnvironmentVariables(["HF_HOME": "/hf", "HF_HUB_CACHE": "/hub"]))
    #expect(hub.hub == "/hub")
  }

  @Test func theProcessHasVariables() {
    #expect(EnvironmentVariables.process["PATH"] == ProcessInfo.processInfo.environment["PATH"])
    #expect(EnvironmentVariables.process["JSONL_TOOLS_NO_SUCH_VARIABLE"] == nil)
  }
}
