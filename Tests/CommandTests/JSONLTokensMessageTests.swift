// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// How commands say what is wrong.
@Suite struct JSONLTokensMessageTests {
  private let model = "meta-llama/Llama-3.3-70B-Instruct-Reference"

  @Test(arguments: [
    ["preview", "@/no\u{1B}[31m.jsonl", "--tokenizer", "@"],
    ["preview", "@/no\u{1B}[31m.jsonl:1", "--tokenizer", "@"],
    ["count", "@/rows.jsonl", "--model", "no\u{1B}[31m"],
    ["count", "@/rows.jsonl", "--tokenizer", "@/no\u{1B}[31m"],
    ["count", "@/rows.jsonl", "--method", "no\u{1B}[31m"],
    ["fetch", "no\u{1B}[31m/model"],
  ])
  func `Nothing in a message moves the cursor`(_ arguments: [String]) throws {
    try TokenWorkshop.open { shop in
      let run = try shop.run("jsonltokens", arguments)
      #expect(run.status == 2)
      #expect(run.errors.contains("⟨U+001B⟩[31m"), "\(run.errors)")
      #expect(!run.errors.contains("\u{1B}"))
    }
  }

  @Test(arguments: [
    (["preview", "@/one.jsonl:2", "--tokenizer", "@"], "has 1 line, so there is no line 2"),
    (["preview", "@/one.jsonl:0", "--tokenizer", "@"], "lines count from 1, not 0"),
    (["preview", "@/rows.jsonl:5", "--tokenizer", "@"], "not a record of a known format"),
    (["render", "@/empty.jsonl", "--tokenizer", "@"], "has no rows"),
    (["encode", "--model", "Qwen/Qwen3.5-9B"], "jsonltokens fetch Qwen/Qwen3.5-9B"),
    (["count", "@/one.jsonl", "--model", "nobody"], "no model is called 'nobody'"),
    (["fetch", "nobody"], "no model is called 'nobody'"),
    (["fetch", "Qwen/Qwen3.5-9B"], "or copy the files of Qwen/Qwen3.5-9B to @/cache/"),
  ])
  func `Faults that are not the options' come without the usage`(
    _ arguments: [String], _ message: String
  ) throws {
    let files = ["one.jsonl": #"{"text": "Rain"}"#, "empty.jsonl": ""]
    try TokenWorkshop.open(files) { shop in
      let run = try shop.run("jsonltokens", arguments)
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix("jsonltokens: "), "\(run.errors)")
      #expect(run.errors.contains(message), "\(run.errors)")
      #expect(!run.errors.contains("Usage"), "\(run.errors)")
    }
  }

  @Test func `A row of standard input can be shown`() throws {
    try TokenWorkshop.open { shop in
      let input = "{\"text\": \"Sun\"}\n{\"text\": \"Rain\"}\n"
      let run = try shop.run("jsonltokens", "preview", "-:2", "--tokenizer", "@", input: input)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.hasPrefix("line 2 "))
    }
  }

  @Test func `A row that the template refuses means status 1 in a preview, too`() throws {
    let template = "{{ raise_exception('never') }}"
    try TokenWorkshop.open(["refuses.jinja": template]) { shop in
      let run = try shop.run(
        "jsonltokens", "preview", "@/rows.jsonl", "--top-k", "3", "--tokenizer", "@",
        "--chat-template", "@/refuses.jinja")
      #expect(run.status == 1)
      #expect(run.errors.hasPrefix("jsonltokens: @/rows.jsonl:1: never\n"))
      #expect(run.output.contains("It rained all day."))
    }
  }

  @Test func `A tokenizer of another family is told, and the model's template stays`() throws {
    try TokenWorkshop.open { shop in
      let run = try shop.run(
        "jsonltokens", "count", "@/rows.jsonl", "--tokenizer", "@", "--model", model)
      #expect(run.output.contains("note: @/tokenizer.json is not the tokenizer of \(model)"))
      #expect(run.output.contains("the template in @/chat_template.jinja is not used"))
      #expect(run.output.contains("  template      ours for "))
      for command in ["preview", "encode", "render"] {
        let path = command == "encode" ? [] : ["@/rows.jsonl:1"]
        let other = try shop.run(
          "jsonltokens", [command] + path + ["--tokenizer", "@", "--model", model])
        #expect(other.errors.contains("note: the template in @/chat_template.jinja is not used"))
      }
      let named = try shop.run(
        "jsonltokens", "count", "@/rows.jsonl", "--tokenizer", "@", "--model", model, "--json",
        "--chat-template", "@/chat_template.jinja", "--max-seq-length", "99999")
      #expect(named.output.contains("@/tokenizer.json is not the tokenizer of \(model)"))
      #expect(!named.output.contains("is not used"))
      #expect(named.output.contains("at most 24,576 tokens, so that a job with a length of 99,999"))
    }
  }

  @Test func `Ranks of another vocabulary are told`() throws {
    let ranks = (0..<256).map { byte in
      "\(Data([UInt8(byte)]).base64EncodedString()) \(byte)\n"
    }.joined()
    try TokenWorkshop.open(["other.tiktoken": ranks]) { shop in
      let run = try shop.run(
        "jsonltokens", "count", "@/rows.jsonl", "--tokenizer", "@/other.tiktoken", "--model", model)
      #expect(run.output.contains("it has another number of tokens"), "\(run.output)\(run.errors)")
    }
  }

  @Test func `A file of which nothing is counted leads to the linter`() throws {
    try TokenWorkshop.open(["packed.bz2": "BZh9"]) { shop in
      let run = try shop.run("jsonltokens", "count", "@/packed.bz2", "--tokenizer", "@")
      #expect(run.status == 1)
      #expect(
        run.errors
          == "jsonltokens: @/packed.bz2: no row can be counted; run jsonlcheck @/packed.bz2\n")
    }
  }

  @Test func `Notes are about what is in the file`() throws {
    let single =
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Yes"}]}"#
    let double = single.replacing(
      "]}", with: #", {"role": "user", "content": "So"}, {"role": "assistant", "content": "No"}]}"#)
    let files = [
      "one.jsonl": single, "two.jsonl": double, "text.jsonl": #"{"text": "Rain"}"#,
    ]
    try TokenWorkshop.open(files) { shop in
      func count(_ name: String) throws -> String {
        try shop.run("jsonltokens", "count", "@/" + name, "--model", "Qwen/Qwen3.5-9B").output
      }
      #expect(try !count("one.jsonl").contains("only the last answer"))
      let two = try count("two.jsonl")
      #expect(two.contains("note: only the last answer of each conversation is trained on ("))
      #expect(two.contains("note: these are estimates; 'jsonltokens fetch Qwen/Qwen3.5-9B' gets"))
      #expect(two.contains("  trained       ≈ 6 (± 8 %), 20 % of all\n"))
      #expect(try count("text.jsonl").contains("none: prompt and completion joined as they are"))
    }
  }
}
