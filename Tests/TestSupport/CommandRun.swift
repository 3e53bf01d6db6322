// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// A built command, or a script with built commands in it, run to its end.
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
    try self.init(
      program: CommandRun.folder.appendingPathComponent(name), arguments, input: input,
      environment: environment, folder: repositoryRoot)
  }

  /// Runs a script of `shell` in `folder`, with the built commands on its path.
  public init(
    script: String, shell: String = "sh", input: Data = Data(),
    environment: [String: String] = [:], folder: String = repositoryRoot
  ) throws {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    try self.init(
      program: URL(fileURLWithPath: "/usr/bin/env"), [shell, "-c", script], input: input,
      environment: ["PATH": "\(CommandRun.folder.path):\(path)"].merging(environment) { $1 },
      folder: folder)
  }

  private init(
    program: URL, _ arguments: [String], input: Data, environment: [String: String],
    folder workingFolder: String
  ) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: workingFolder)
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

  /// Whether a program is on the path.
  public static func has(_ program: String) -> Bool {
    (try? CommandRun(script: "command -v \(program)"))?.status == 0
  }

  /// Where the build puts commands: beside the bundle of the tests.
  public static let folder: URL = {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
    var url = URL(fileURLWithPath: bundle)
    while url.path.contains(".xctest") { url.deleteLastPathComponent() }
    return url
  }()
}
