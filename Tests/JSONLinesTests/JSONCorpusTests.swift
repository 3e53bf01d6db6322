// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import JSONLines

/// The corpus of `Tests/Fixtures/json`, whose README says what the folders mean.
@Suite struct JSONCorpusTests {
  @Test(arguments: try CorpusText.all(in: "accept"))
  func validTextsAreAccepted(_ text: CorpusText) {
    #expect(JSONDocument().scan(text: text.bytes))
  }

  @Test(arguments: try CorpusText.all(in: "reject"))
  func invalidTextsAreRefusedForAReason(_ text: CorpusText) {
    let document = JSONDocument()
    #expect(!document.scan(text: text.bytes))
    #expect(!document.explain().isEmpty)
  }

  @Test(arguments: try CorpusText.all(in: "either"))
  func whatOnlyTheGrammarAllowsIsAcceptedUnlessTooDeep(_ text: CorpusText) {
    let document = JSONDocument()
    let isAccepted = document.scan(text: text.bytes)
    #expect(isAccepted != text.name.hasPrefix("nesting-"))
    if !isAccepted { #expect(document.explain().map(\.kind) == [.tooDeep]) }
  }

  @Test(arguments: try ["accept", "reject", "either"].flatMap(CorpusText.all))
  func scannerAndExplainingParserAgree(_ text: CorpusText) {
    let document = JSONDocument()
    let isAccepted = document.scan(text: text.bytes)
    var twin = ExplainingParser(text.bytes)
    let nodes = twin.parse()
    #expect(twin.faults.isEmpty == isAccepted)
    guard isAccepted else { return }
    #expect((0..<document.nodeCount).map { document.node(at: $0) } == nodes)
  }
}

/// A file of the corpus.
struct CorpusText: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]

  var testDescription: String { name }

  /// Returns the texts of a folder, sorted by name.
  static func all(in folder: String) throws -> [CorpusText] {
    let path = repositoryRoot + "/Tests/Fixtures/json/" + folder
    return try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { name in
      let data = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
      return CorpusText(name: name, bytes: [UInt8](data))
    }
  }
}
