// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import JSONLines
import Tokenization
import TuningData

extension JSONLTokens {
  struct Encode: ParsableCommand, Command {
    static let configuration = CommandConfiguration(
      abstract: "Print the tokens of a text from standard input as a JSON list of ids."
    )

    @OptionGroup
    var tokenizer: TokenizerOptions

    @Flag(help: "Add the tokens that the tokenizer puts around every text.")
    var addSpecialTokens = false

    @Flag(help: "Print a list of each token's id and text instead of the ids alone.")
    var withText = false

    func run() async throws -> ExitStatus {
      let setup = try TokenSetup(tokenizer.request())
      guard case .tokenizer(let tokenizer, _) = setup.source else {
        throw CommandError(setup.noTokenizer(self.tokenizer.model))
      }
      for note in setup.assumptions {
        try StandardStream.error.write("note: \(VisibleText(note).text)\n")
      }
      var ids = try tokenizer.makeCounter().encode(try WholeFile.read("-"))
      if addSpecialTokens { ids = tokenizer.prefix + ids + tokenizer.suffix }
      try StandardStream.output.write(withText ? pairs(ids, tokenizer) : list(ids))
      return .clean
    }

    private func list(_ ids: [TokenID]) -> String {
      "[" + ids.map(String.init).joined(separator: ", ") + "]\n"
    }

    private func pairs(_ ids: [TokenID], _ tokenizer: Tokenizer) -> String {
      JSONTree.array(
        ids.map { id in
          let text = String(decoding: tokenizer.bytes(of: id) ?? [], as: UTF8.self)
          return .object([("id", .integer(Int(id))), ("text", .string(text))])
        }
      ).text
    }
  }
}

extension TokenSetup {
  /// What to say where only a tokenizer will do.
  func noTokenizer(_ model: String?) -> String {
    guard let model else { return "name a tokenizer with --tokenizer, or a model with --model" }
    let fetch = fetchName.map { "run 'jsonltokens fetch \($0)', or " } ?? ""
    return "the tokenizer of '\(model)' is not on this machine; \(fetch)name one with --tokenizer"
  }
}
