// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// What a cost leaves out or refuses to say.
@Suite struct JSONLTokensCostTests {
  private let model = "meta-llama/Llama-3.3-70B-Instruct-Reference"
  private static let chat =
    #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#
  private static let pair =
    #"{"input": {"messages": [{"role": "user", "content": "Hi"}]}, "#
    + #""preferred_output": [{"role": "assistant", "content": "Hello"}], "#
    + #""non_preferred_output": [{"role": "assistant", "content": "No"}]}"#
  private static let picture =
    #"{"messages": [{"role": "user", "content": [{"type": "text", "text": "What?"}, "#
    + #"{"type": "image_url", "image_url": {"url": "https://a.b/c.png"}}]}, "#
    + #"{"role": "assistant", "content": "A cat"}]}"#
  private static let files = [
    "chat.jsonl": chat + "\n", "pairs.jsonl": pair + "\n", "text.jsonl": #"{"text": "Rain"}"#,
    "mixed.jsonl": chat + "\n" + pair + "\n", "none.jsonl": "{\"a\": 1}\n", "empty.jsonl": "",
    "spoilt.jsonl": chat + "\n{\"a\": 1}\n", "picture.jsonl": picture + "\n",
    "long.jsonl": #"{"text": "\#(String(repeating: "rain ", count: 20))"}"#,
  ]

  private func cost(_ arguments: String..., input: String = "") throws -> TokenWorkshop.Outcome {
    try TokenWorkshop.open(Self.files) { shop in
      try shop.run(
        "jsonltokens",
        ["cost", "--tokenizer", "@", "--model", model, "--date", "2026-11-24"] + arguments,
        input: input)
    }
  }

  @Test func `Files that are counted in full keep a budget`() throws {
    let run = try cost(
      "@/chat.jsonl", "--validation", "@/chat.jsonl", "--n-evals", "1", "--max-cost", "999")
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("budget      $999.00, kept"))
    #expect(run.output.contains("note[assumption]: @/tokenizer.json is not the tokenizer of"))
  }

  @Test func `Rows that are not counted leave open whether a budget is kept`() throws {
    let run = try cost("@/spoilt.jsonl", "--max-cost", "999")
    #expect(run.status == 1)
    #expect(run.output.contains("note[rows-not-counted]: 1 row of the training file could not be"))
    #expect(run.output.contains("$999.00, may be exceeded"))
    let evaluated = try cost(
      "@/chat.jsonl", "--validation", "@/spoilt.jsonl", "--n-evals", "1", "--max-cost", "999",
      "--json")
    #expect(evaluated.status == 1)
    #expect(evaluated.output.contains("1 row of the validation file could not be counted"))
    #expect(evaluated.output.contains("\"exceeded\": \"possibly\""))
  }

  @Test func `Images are not counted, which is told`() throws {
    let run = try cost(
      "@/picture.jsonl", "--max-cost", "999", "--chat-template", "@/chat_template.jinja")
    #expect(run.status == 1, "\(run.output)\(run.errors)")
    #expect(run.output.contains("note[images-not-counted]: the tokens of 1 image are not counted"))
  }

  @Test func `Preference pairs are priced as DPO`() throws {
    #expect(try cost("@/pairs.jsonl").output.contains("(DPO with LoRA"))
    #expect(try cost("@/chat.jsonl").output.contains("(SFT with LoRA"))
    let piped = try cost("-", input: Self.pair)
    #expect(piped.status == 0)
    #expect(piped.output.contains("(DPO with LoRA"))
  }

  @Test func `Without packing, what is cut is told`() throws {
    let run = try cost("@/long.jsonl", "--no-packing", "--max-seq-length", "60")
    #expect(
      run.output.contains("note[rows-cut]: 1 row longer than a sequence is cut, and 40 tokens"))
  }

  @Test(arguments: [
    (["@/none.jsonl"], "@/none.jsonl: no row can be counted; run jsonlcheck"),
    (["@/empty.jsonl"], "@/empty.jsonl: has no rows"),
    (["@/chat.jsonl", "--validation", "@/none.jsonl"], "@/none.jsonl: no row can be counted"),
    (["-", "--validation", "-"], "standard input cannot be both files"),
    (["@/pairs.jsonl", "--method", "sft"], "holds preference pairs"),
    (["@/chat.jsonl", "--method", "dpo"], "holds no preference pairs"),
    (["@/mixed.jsonl"], "holds preference pairs and other rows"),
    (["@/chat.jsonl", "--validation", "@/pairs.jsonl"], "has rows of preference format"),
    (["@/chat.jsonl", "--validation", "@/text.jsonl"], "has rows of text format"),
    (["@/chat.jsonl", "--max-seq-length", "999999"], "the model takes 1 to 24,576"),
  ])
  func `Jobs that cannot be are told, and mean status 2`(
    _ arguments: [String], _ message: String
  ) throws {
    try TokenWorkshop.open(Self.files) { shop in
      let run = try shop.run(
        "jsonltokens", ["cost", "--tokenizer", "@", "--model", model] + arguments)
      #expect(run.status == 2, "\(run.output)")
      #expect(run.output.isEmpty)
      #expect(run.errors.contains(message), "\(run.errors)")
    }
  }
}
