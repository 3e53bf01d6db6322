// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// What is said of rows as parts of a job.
@Suite struct JSONLTokensJobTests {
  private let model = "meta-llama/Llama-3.3-70B-Instruct-Reference"
  private let pair = """
    {"input": {"messages": [{"role": "user", "content": "Hi"}]}, "preferred_output": \
    [{"role": "assistant", "content": "Yes"}], "non_preferred_output": \
    [{"role": "assistant", "content": "No"}]}

    """
  private let row = #"{"text": "It rained all day."}"# + "\n"

  @Test func `Preference pairs are measured by the limit of their method`() throws {
    try TokenWorkshop.open(["pairs.jsonl": pair, "rows.jsonl": row]) { shop in
      func limit(_ arguments: String..., input: String = "") throws -> String? {
        let run = try shop.run(
          "jsonltokens", ["count", "--model", model, "--json"] + arguments, input: input)
        return run.output.firstMatch(of: /"contextLength": (\d+)/).map { String($0.1) }
      }
      let (sft, dpo) = try (limit("@/rows.jsonl"), limit("@/rows.jsonl", "--method", "dpo"))
      #expect(sft != nil && sft != dpo)
      #expect(try limit("@/pairs.jsonl") == dpo)
      #expect(try limit("@/pairs.jsonl", "--method", "sft") == sft)
      #expect(try limit("-", "--format", "preference", input: pair) == dpo)
      let read = try shop.run("jsonltokens", "count", "-", "--model", model, input: pair)
      #expect(read.errors.contains("-: holds preference pairs, which are cut off after"))
    }
  }

  @Test(arguments: [
    "[{\"text\": \"a\"}, {\"text\": \"b\"}]", "[\n{\"text\": \"a\"},\n{\"text\": \"b\"}\n]\n",
  ])
  func `A JSON array is called what it is`(_ text: String) throws {
    try TokenWorkshop.open(["all.json": text]) { shop in
      for command in ["count", "cost"] {
        let run = try shop.run("jsonltokens", command, "@/all.json", "--model", model)
        #expect(run.status != 0)
        let message = "@/all.json: the file is one JSON array, not one record on each line; put one"
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.errors.contains("jq -c '.[]' @/all.json > @/all.jsonl"))
      }
    }
  }

  @Test func `A preview without a tokenizer says how to get one`() throws {
    try TokenWorkshop.open { shop in
      let run = try shop.run("jsonltokens", "preview", "@/rows.jsonl", "--model", model)
      #expect(run.status == 2)
      #expect(
        run.errors
          == "jsonltokens: the tokenizer of '\(model)' is not on this machine; "
          + "run 'jsonltokens fetch \(model)', or name one with --tokenizer\n")
    }
  }

  @Test func `A check follows the user's job`() throws {
    try TokenWorkshop.open(["rows.jsonl": row, "pairs.jsonl": pair]) { shop in
      func check(_ arguments: String...) throws -> TokenWorkshop.Outcome {
        try shop.run("jsonlcheck", ["--model", model] + arguments)
      }
      let short = try check("@/rows.jsonl", "--max-seq-length", "4")
      #expect(short.output.contains("length/over-context"))
      #expect(try !check("@/rows.jsonl").output.contains("length/over-context"))
      let cost = try check("@/rows.jsonl", "--epochs", "20").output
      #expect(cost.contains("20 epochs"), "\(cost)")
      let wrong = try check("@/pairs.jsonl", "--method", "sft", "--output-format", "json")
      #expect(
        wrong.output.contains("holds preference pairs, which are trained on with --method dpo"))
      #expect(try !check("@/pairs.jsonl", "--method", "dpo").output.contains("note: @/pairs"))
    }
  }

  @Test(arguments: [
    ["--method", "dpo"], ["--epochs", "2"], ["--max-seq-length", "9"],
    ["--model", "a", "--epochs", "21"], ["--model", "a", "--max-seq-length", "0"],
  ])
  func `Settings of a job need a job`(_ options: [String]) throws {
    try TokenWorkshop.open { shop in
      let run = try shop.run("jsonlcheck", ["@/rows.jsonl"] + options)
      #expect(run.status == 2)
      #expect(run.errors.contains(options[options.count - 2]))
    }
  }

  @Test func `A report for programs tells of a tokenizer of another family`() throws {
    try TokenWorkshop.open(["rows.jsonl": row]) { shop in
      let run = try shop.run(
        "jsonlcheck", "@/rows.jsonl", "--tokenizer", "@", "--model", model, "--output-format",
        "json")
      #expect(run.output.contains("@/tokenizer.json is not the tokenizer of \(model)"))
      let plain = try shop.run("jsonlcheck", "@/rows.jsonl", "--output-format", "json")
      #expect(plain.output.contains(#""notes": []"#))
    }
  }

  @Test func `Special tokens come from the list beside the tokenizer`() throws {
    let files = [
      "special_tokens_map.json": #"{"bos_token": {"content": "<|im_start|>"}}"#,
      "chat_template.jinja": "{{ bos_token }}{% for m in messages %}{{ m.content }}{% endfor %}",
      "chat.jsonl": #"{"messages": [{"role": "user", "content": "Hi"}]}"#,
    ]
    try TokenWorkshop.open(files) { shop in
      let run = try shop.run("jsonltokens", "render", "@/chat.jsonl", "--tokenizer", "@")
      #expect(run.output.contains("<|im_start|>Hi"), "\(run.output)\(run.errors)")
    }
  }
}
