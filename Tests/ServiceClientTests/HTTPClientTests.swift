// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ServiceClient

@Suite struct HTTPClientTests {
  @Test func redirectsWithoutEndAreLeft() throws {
    let trial = try HubTrial()
    #expect(outcome(trial, "loop") == .tooManyRedirects(10))
    #expect(try trial.visits("loop").count == 11)
  }

  @Test(arguments: [
    ("file", "file:///etc/passwd"), ("user", "http://someone@127.0.0.1/"),
    ("scheme", "ftp://127.0.0.1/"),
  ])
  func redirectsToOtherThingsThanTheWebAreRefused(file: String, target: String) throws {
    let trial = try HubTrial()
    #expect(
      outcome(trial, "elsewhere", file: file)
        == .forbiddenRedirect(to: target.replacing("someone@", with: "")))
  }

  @Test(arguments: ["many-headers", "one-header"])
  func aHeadWithoutEndIsLeft(behaviour: String) throws {
    let trial = try HubTrial()
    let cause = try #require(outcome(trial, behaviour))
    switch cause {
    // Older versions of libcurl have a limit of their own for one field.
    case .headTooLarge(limit: 131_072), .other: break
    default: Issue.record("\(cause)")
    }
    #expect(trial.waitsInSeconds.isEmpty)
  }

  @Test(arguments: ["endless", "huge"])
  func aBodyWithoutEndIsLeft(behaviour: String) throws {
    let trial = try HubTrial { $0.maximumByteCount = 1 << 20 }
    #expect(outcome(trial, behaviour) == .bodyTooLarge(limit: 1 << 20))
    #expect(trial.names.isEmpty)
  }

  @Test(arguments: ["nothing", "always-short"])
  func connectionsThatEndTooSoonAreTriedAgain(behaviour: String) throws {
    let trial = try HubTrial()
    guard case .interrupted = outcome(trial, behaviour) else {
      Issue.record("another error")
      return
    }
    #expect(trial.waitsInSeconds == [1, 2, 4, 8])
  }

  @Test func whatIsNotHTTPIsRefused() throws {
    let trial = try HubTrial { $0.retries.maximumAttempts = 1 }
    #expect(outcome(trial, "nonsense") != nil)
  }

  @Test(arguments: ["silent", "stalling"])
  func aServerThatFallsSilentIsLeft(behaviour: String) throws {
    let trial = try HubTrial {
      $0.retries.maximumAttempts = 1
      $0.http.stallTimeoutInMilliseconds = 50
    }
    guard case .interrupted = outcome(trial, behaviour) else {
      Issue.record("another error")
      return
    }
  }

  @Test func aPortWithoutServerIsTriedAgain() throws {
    let trial = try HubTrial { $0.settings.endpoint = "http://127.0.0.1:1" }
    guard case .interrupted = outcome(trial, "plain") else {
      Issue.record("another error")
      return
    }
    #expect(trial.waitsInSeconds.count == 4)
  }

  @Test func aServerThatNobodyVouchesForIsNotTrusted() throws {
    let server = try HubServer.shared.get()
    guard let endpoint = server.secureEndpoint else { return }
    let trial = try HubTrial { $0.settings.endpoint = endpoint }
    guard case .untrusted = outcome(trial, "plain") else {
      Issue.record("another error")
      return
    }
    #expect(trial.waitsInSeconds.isEmpty)
    let trusting = try HubTrial {
      $0.settings.endpoint = endpoint
      $0.http.certificateFile = server.certificateFile
    }
    _ = try trusting.fetch("plain")
    #expect(trusting.bytes() == served())
    guard case .forbiddenRedirect = outcome(trusting, "linked", file: "other.bin") else {
      Issue.record("followed a redirect from https to http")
      return
    }
  }

  @Test func certificatesAreThoseOfTheEnvironment() {
    let named = EnvironmentVariables(["SSL_CERT_FILE": "/a", "CURL_CA_BUNDLE": "/b"])
    #expect(HTTPClient(named).certificateFile == "/b")
    #expect(HTTPClient(EnvironmentVariables(["SSL_CERT_FILE": "/a"])).certificateFile == "/a")
    #expect(HTTPClient(EnvironmentVariables([:])).certificateFile == nil)
  }

  @Test func theReceiverMayStop() throws {
    let trial = try HubTrial()
    let url = "\(trial.client.settings.endpoint)/a/plain/resolve/main/file.bin"
    let error = #expect(throws: HTTPError.self) {
      try HTTPClient().get(HTTPRequest(url: url)) { _, _ in false }
    }
    #expect(error?.cause == .stopped)
  }

  @Test(arguments: [
    "", "ftp://host/", "http://", "http:///path", "http://user@host/", "http://host:0/",
    "http://host:99999/", "http://host:8a/", "http://ho st/", "http://host/a b", "http://hôst/",
    "http://host\\@other/", "http://[::1", "http://[]/", "http://[x]/", "http://-host/", "//host/",
    "http://host/\n",
  ])
  func otherURLsAreRefused(url: String) {
    let error = #expect(throws: HTTPError.self) {
      try HTTPClient().get(HTTPRequest(url: url)) { _, _ in true }
    }
    #expect(error?.cause == .invalidURL)
  }

  @Test(arguments: [
    "http://user:pw-1@host/a?b", "http://user:p/w-1@host", "https://pw-1:x@host/?y", "u:pw-1@host",
    "http://host/?pw-1",
  ])
  func secretsInURLsAreNotShown(endpoint: String) throws {
    let settings = HubSettings(endpoint: endpoint)
    var offline = settings
    offline.isOffline = true
    for settings in [settings, offline] {
      let trial = try HubTrial { $0.settings = settings }
      let error = try #require(trial.failure("plain"))
      #expect(!"\(error) \(String(reflecting: error))".contains("pw-1"), "\(error)")
      #expect("\(error)".contains("host"))
    }
  }

  @Test func headersCannotSmuggleOthersIn() throws {
    var request = HTTPRequest(url: "http://127.0.0.1:1/")
    request.headers = [("Range", "bytes=0-\r\nAuthorization: x")]
    let error = #expect(throws: HTTPError.self) {
      try HTTPClient().get(request) { _, _ in true }
    }
    #expect(error?.cause == .invalidHeader(name: "Range"))
  }

  @Test func originsAreComparedWhole() throws {
    let origin = try #require(HTTPAddress("https://Hub.Example/a?b"))
    func isSame(_ text: String) -> Bool {
      HTTPAddress(text).map { origin.hasSameOrigin(as: $0) } ?? false
    }
    #expect(isSame("https://hub.example:443/other"))
    #expect(isSame("HTTPS://hub.example"))
    #expect(!isSame("http://hub.example/"))
    #expect(!isSame("https://hub.example:8443/"))
    #expect(!isSame("https://hub.example.org/"))
    #expect(!isSame("https://sub.hub.example/"))
    #expect(origin.displayText == "https://Hub.Example/a")
  }

  @Test func tokensAreKeptFromOpenConnections() {
    #expect(HTTPAddress("http://hub.example/")?.isConfidential == false)
    #expect(HTTPAddress("http://127.0.0.1.example/")?.isConfidential == false)
    #expect(HTTPAddress("http://127.0.0.1:80/")?.isConfidential == true)
    #expect(HTTPAddress("http://localhost/")?.isConfidential == true)
    #expect(HTTPAddress("https://hub.example/")?.isConfidential == true)
  }

  @Test func errorsLeaveOutSignatures() throws {
    let error = HTTPError(url: "u", cause: .libraryMissing("no such file"))
    #expect(error.description.contains("apt-get install libcurl4"))
    let trial = try HubTrial { $0.http.maximumRedirects = 0 }
    let failure = try #require(trial.failure("linked"))
    #expect(!failure.description.contains("secret"))
  }

  private func outcome(
    _ trial: HubTrial, _ behaviour: String, file: String = "file.bin"
  ) -> HTTPError.Cause? {
    guard case .http(let error) = trial.failure(behaviour, file: file) else { return nil }
    return error.cause
  }
}
