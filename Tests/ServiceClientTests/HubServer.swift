// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hashing
import ServiceClient
import Synchronization

/// A hub with all its moods, for which see `hub_server.py`; it ends with the tests.
final class HubServer: Sendable {
  /// The one that all tests share.
  static let shared = Result { try HubServer() }

  let endpoint: String
  /// The same over TLS; nil where no certificate could be made.
  let secureEndpoint: String?
  let certificateFile: String
  // Closing it ends the server.
  private let input: Pipe

  private init() throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("hub_server.py")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script.path]
    input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let piece = output.fileHandleForReading.availableData
      guard !piece.isEmpty else { throw CocoaError(.executableLoad) }
      line += piece
    }
    let ports = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard ports.count == 4 else { throw CocoaError(.executableLoad) }
    endpoint = "http://127.0.0.1:\(ports[0])"
    secureEndpoint = ports[2] == "0" ? nil : "https://127.0.0.1:\(ports[2])"
    certificateFile = "\(ports[3])/certificate.pem"
  }
}

/// A place to fetch to and a client that does not wait, both of one test alone.
final class HubTrial {
  let client: HubClient
  let folder: String
  private let server: HubServer
  private let organisation = "test-\(UUID().uuidString)"
  private let waits = Waits()

  init(
    token: String? = nil, isOffline: Bool = false, configure: (inout HubClient) -> Void = { _ in }
  )
    throws
  {
    server = try HubServer.shared.get()
    let token = token.flatMap { HubToken($0) }
    var client = HubClient(
      settings: HubSettings(endpoint: server.endpoint, token: token, isOffline: isOffline))
    client.retries.wait = { [waits] seconds in waits.seconds.withLock { $0.append(seconds) } }
    configure(&client)
    self.client = client
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("jsonl-tools-\(UUID().uuidString)").path
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private final class Waits: Sendable {
    let seconds = Mutex<[Int]>([])
  }

  /// The waits between attempts, in seconds.
  var waitsInSeconds: [Int] { waits.seconds.withLock { $0 } }

  func reference(_ behaviour: String) -> HubReference {
    HubReference(repository: "\(organisation)/\(behaviour)")
  }

  func fetch(
    _ behaviour: String, file: String = "file.bin", sha256: SHA256Digest? = nil,
    progress: (FetchProgress) -> Void = { _ in }
  ) throws(HubError) -> FetchedFile {
    try client.download(
      HubFile(file, sha256: sha256), of: reference(behaviour), to: path(file), progress: progress)
  }

  /// The error of a fetch; nil when there is none.
  func failure(
    _ behaviour: String, file: String = "file.bin", sha256: SHA256Digest? = nil
  ) -> HubError? {
    do {
      _ = try fetch(behaviour, file: file, sha256: sha256)
      return nil
    } catch { return error }
  }

  func path(_ file: String) -> String { "\(folder)/\(file)" }

  func bytes(_ file: String = "file.bin") -> [UInt8]? {
    FileManager.default.contents(atPath: path(file)).map { [UInt8]($0) }
  }

  func put(_ bytes: [UInt8], at file: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: path(file)))
  }

  /// The names in the folder.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  struct Visit: Equatable {
    let server: String
    let path: String
    let range: String
    let ifRange: String
    let authorization: String
  }

  /// The requests that the servers have seen.
  func visits(_ behaviour: String) throws -> [Visit] {
    var text: [UInt8] = []
    let url = "\(server.endpoint)/log/\(reference(behaviour).repository)"
    _ = try HTTPClient().get(HTTPRequest(url: url)) { _, bytes in
      for index in bytes.indices { text.append(bytes[index]) }
      return true
    }
    return String(decoding: text, as: UTF8.self).split(separator: "\n").map { line in
      let parts = line.split(separator: "|").map(String.init)
      return Visit(
        server: parts[0], path: parts[1], range: parts[2], ifRange: parts[3],
        authorization: parts[4])
    }
  }
}

/// What the server has in a file.
func served(_ name: String = "file.bin") -> [UInt8] {
  name == "file.bin" ? servedUsually : content(name)
}

private let servedUsually = content("file.bin")

private func content(_ name: String) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: 200_000)
  for index in bytes.indices {
    bytes[index] = UInt8(truncatingIfNeeded: index * 31 + index / 251 + name.utf8.count)
  }
  return bytes
}

/// The commit that the server is at.
let servedCommit = "0123456789abcdef0123456789abcdef01234567"
