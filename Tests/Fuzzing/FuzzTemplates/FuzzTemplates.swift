// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates
internal import Foundation
internal import JSONLines
internal import RandomInput
internal import TestSupport

/// Compiles damaged chat templates and renders conversations with them until the time is over.
///
///     fuzz-templates --seconds 60 --seed 1
///     fuzz-templates --replay .build/fuzz-template.bin
///
/// The same seed gives the same templates in the same order. The template that runs is in
/// `.build/fuzz-template.bin`, where it stays if it crashes or hangs.
@main
enum FuzzTemplates {
  private static let path = repositoryRoot + "/.build/fuzz-template.bin"
  private static let limits = TemplateLimits(
    maximumSteps: 200_000, maximumOutput: 1 << 20, maximumDepth: 500)

  static func main() throws {
    var options = ["--seconds": "60", "--seed": "1", "--replay": ""]
    var words = CommandLine.arguments.dropFirst()
    while let name = words.popFirst() {
      guard options[name] != nil, let value = words.popFirst() else { return usage() }
      options[name] = value
    }
    guard let seconds = Int(options["--seconds"] ?? ""), let seed = UInt64(options["--seed"] ?? "")
    else { return usage() }
    let contexts = try files(in: "Tests/Fixtures/conversations").compactMap(context)
    if let replay = options["--replay"], !replay.isEmpty {
      _ = rendered(Array(try Data(contentsOf: URL(filePath: replay))), contexts)
      return
    }
    var mutator = Mutator(seed: seed, seeds: try files(in: "schemas/templates"))
    var count = 0
    var renderings = 0
    let start = ContinuousClock.now
    while ContinuousClock.now - start < .seconds(seconds) {
      let template = mutator.next()
      try Data(template).write(to: URL(filePath: path))
      let began = ContinuousClock.now
      renderings += rendered(template, contexts)
      count += 1
      guard ContinuousClock.now - began < .seconds(20) else { fail("it takes too long") }
    }
    print("\(count) templates, \(renderings) renderings, seed \(seed): nothing wrong")
  }

  /// Returns how many of the conversations a template renders.
  private static func rendered(_ source: [UInt8], _ contexts: [TemplateContext]) -> Int {
    guard let template = try? ChatTemplate(String(decoding: source, as: UTF8.self)) else {
      return 0
    }
    var output = RenderedText()
    return contexts.count { context in
      output.removeAll()
      return (try? template.render(context, into: &output, limits: limits)) != nil
    }
  }

  private static func context(_ file: [UInt8]) -> TemplateContext? {
    let document = JSONDocument()
    guard document.scan(text: file), let root = document.root else { return nil }
    var context = TemplateContext()
    for (key, value) in root.members { context[key.text ?? ""] = TemplateValue(value) }
    return context
  }

  private static func files(in folder: String) throws -> [[UInt8]] {
    let folder = "\(repositoryRoot)/\(folder)"
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      Array(try Data(contentsOf: URL(filePath: "\(folder)/\($0)")))
    }
  }

  private static func usage() {
    complain("usage: fuzz-templates [--seconds 60] [--seed 1] [--replay FILE]")
    exit(2)
  }

  private static func fail(_ complaint: String) -> Never {
    complain("\(complaint)\nreplay with: fuzz-templates --replay .build/fuzz-template.bin")
    exit(1)
  }

  private static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
