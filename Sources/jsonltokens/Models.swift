// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import ServiceClient
import TuningData

extension JSONLTokens {
  struct Models: ParsableCommand, Command {
    static let configuration = CommandConfiguration(
      abstract: "List the models that can be tuned, or show what is known of one."
    )

    @Argument(help: "A model; without one all that can be tuned are listed.", completion: .model)
    var model: String?

    @Option(
      help: "A folder with model data to use instead of the data built in.",
      completion: .directory)
    var modelsDir: String?

    @Option(help: "When to use colours; auto means on a terminal without NO_COLOR.")
    var color: ColorChoice = .auto

    func run() async throws -> ExitStatus {
      var options = TokenizerOptions()
      options.model = model
      options.modelsDir = modelsDir
      let listing = ModelListing(style: color.style)
      if let profile = try options.profile() {
        let files = try? TokenizerLocator().locate(.init(path: nil, model: profile))
        try StandardStream.output.write(listing.page(profile, tokenizer: files?.vocabulary))
      } else {
        let live = try options.catalogue().profiles.filter { $0.status == .current }
        try StandardStream.output.write(
          listing.table(live) { profile in
            (try? TokenizerLocator().locate(.init(path: nil, model: profile))) != nil
          })
      }
      return .clean
    }
  }
}
