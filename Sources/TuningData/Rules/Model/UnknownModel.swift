// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let unknownModel = Rule(
    "model/unknown", .error,
    summary: "The model that the data is meant for is not in the catalogue.",
    why: """
      The service creates no job for a model that it does not tune. Names that end in `-Turbo`,
      `-FP8` or `-Lora` are those of served models and mostly have a base under another name. Without
      a profile nothing can be said about lengths, tools, images and reasoning, so none of the rules
      about models runs.

      The catalogue is as old as this release; a newer one can be given as a directory.
      """,
    help: "name one of the models that the catalogue lists",
    sources: ["docs.together.ai, fine-tuning models"],
    flagged: [
      Example(#"{"text": "It rained."}"#, model: "Qwen/Qwen3.5-9"),
      Example(#"{"text": "It rained."}"#, model: "my-own-model"),
    ],
    allowed: [
      Example(#"{"text": "It rained."}"#, model: "Qwen/Qwen3.5-9B"),
      Example(#"{"text": "It rained."}"#, model: "qwen3.5-9b"),
      #"{"text": "It rained."}"#,
    ],
    check: .head { head, findings in
      guard let name = head.options.model,
        case .unknown(let nearest)? = head.options.catalogue?.lookup(name)
      else { return }
      let names = nearest.map { "'\($0)'" }.listed("or")
      findings.reportFile(
        "no model is called '\(name)'", help: nearest.isEmpty ? nil : "did you mean \(names)?")
    })
}
