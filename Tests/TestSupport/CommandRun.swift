// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// The built command `name`, run to its end.
public struct CommandRun {
  /// The exit status.
  public let status: Int32
  /// What went to standard output.
  public let output: String
  /// What went to standard error.
  public let errors: String

  /// Runs the command with `arguments` in the package's folder.
  public init(
    _ name: String, _ arguments: [String], input: Data = Data(), environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = CommandRun.folder.appendingPathComponent(name)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: repositoryRoot)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("jsonl-tools-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try ["input", "output", "errors"].map { name in
      let url = folder.appendingPathComponent(name)
      try (name == "input" ? input : Data()).write(to: url)
      return url
    }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
  }

  /// Where the build puts commands: beside the bundle of the tests.
  public static let folder: URL = {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
    var url = URL(fileURLWithPath: bundle)
    while url.path.contains(".xctest") { url.deleteLastPathComponent() }
    return url
  }()
}
