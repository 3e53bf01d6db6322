// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct JSONLTokensTests {
  private let model = "meta-llama/Llama-3.3-70B-Instruct-Reference"

  // MARK: - count

  @Test func `A count looks as recorded`() throws {
    try TokenWorkshop.open { shop in
      let run = try shop.run("jsonltokens", "count", "@/rows.jsonl", "--tokenizer", "@")
      #expect(run.status == 1)
      #expect(snapshotDifference(run.output, "tokens-count.txt") == nil)
      #expect(run.errors.isEmpty)
    }
  }

  @Test func `A count for programs looks as recorded`() throws {
    try TokenWorkshop.open { shop in
      let run = try shop.run(
        "jsonltokens", "count", "@/rows.jsonl", "--tokenizer", "@", "--json", "--max-seq-length",
        "30")
      #expect(run.status == 1)
      #expect(snapshotDifference(run.output, "tokens-count.json") == nil)
    }
  }

  @Test func `Rows are counted one by one`() throws {
    try TokenWorkshop.open { shop in
      let run = try shop.run(
        "jsonltokens", "count", "@/rows.jsonl", "--tokenizer", "@", "--per-row")
      #expect(
        run.output == """
          1\t28\t6\tcounted
          2\t34\t8\tcounted
          4\t18\t18\tcounted
          5\t0\t0\tunusable

          """)
      #expect(run.status == 1)
      let both = try shop.run(
        "jsonltokens", "count", "@/rows.jsonl", "-", "--tokenizer", "@", "--per-row",
        input: #"{"text": "Rain"}"#)
      #expect(both.output.hasPrefix("@/rows.jsonl\t1\t28\t6\tcounted\n"))
      #expect(both.output.hasSuffix("\n-\t1\t4\t4\tcounted\n"))
    }
  }

  @Test func `Refused rows are told, and mean status 1`() throws {
    let template = "{{ raise_exception('never \u{1B}[31m') }}"
    try TokenWorkshop.open(["chat_template.jinja": template]) { shop in
      let run = try shop.run("jsonltokens", "count", "@/rows.jsonl", "--tokenizer", "@")
      #expect(run.status == 1)
      #expect(run.output.contains("line 2: the template refuses the row: never ⟨U+001B⟩[31m\n"))
      let rows = try shop.run(
        "jsonltokens", "count", "@/rows.jsonl", "--tokenizer", "@", "--per-row")
      #expect(rows.status == 1)
      #expect(rows.output.hasPrefix("1\t0\t0\trefused\n2\t0\t0\trefused\n"))
    }
  }

  @Test func `Conversations without a template are not counted, which is told`() throws {
    try SyntheticTokenizer.withFolder(["rows.jsonl": TokenWorkshop.rows]) { folder in
      let shop = TokenWorkshop(folder: folder)
      let run = try shop.run("jsonltokens", "count", "@/rows.jsonl", "--tokenizer", "@")
      #expect(run.status == 1)
      #expect(run.errors.contains("name one with --chat-template"))
      #expect(run.output.contains("3 lines not counted"))
    }
  }

  // MARK: - What cannot be done

  @Test(arguments: [
    (["count", "@/nowhere.jsonl", "--tokenizer", "@"], "@/nowhere.jsonl: no such file"),
    (["count", "@/rows.jsonl"], "name a model with --model, or a tokenizer with --tokenizer"),
    (["count", "@/rows.jsonl", "--tokenizer", "@/nowhere"], "@/nowhere: no tokenizer there"),
    (["count", "@/rows.jsonl", "--tokenizer", "@/broken.json"], "@/broken.json: "),
    (["count", "@/rows.jsonl", "--model", "Qwen/Qwen3.5-9"], "did you mean Qwen/Qwen3.5-9B"),
    (
      ["count", "@/rows.jsonl", "--tokenizer", "@", "--chat-template", "@/broken.jinja"],
      "@/broken.jinja:2:"
    ),
    (
      ["count", "@/rows.jsonl", "--tokenizer", "@", "--chat-template", "@/nowhere.jinja"],
      "@/nowhere.jinja: no such file"
    ),
    (["count", "@/rows.jsonl", "--tokenizer", "@", "--json", "--per-row"], "do not go together"),
    (["count", "@/rows.jsonl", "--tokenizer", "@", "--jobs", "0"], "--jobs takes a number"),
    (["count", "@/rows.jsonl", "--tokenizer", ""], "--tokenizer takes a name"),
    (
      ["count", "@/rows.jsonl", "--tokenizer", "@", "--max-seq-length", "0"],
      "--max-seq-length takes a number"
    ),
    (["encode"], "name a model with --model, or a tokenizer with --tokenizer"),
    (["encode", "--model", "Qwen/Qwen3.5-9B"], "run 'jsonltokens fetch Qwen/Qwen3.5-9B'"),
    (["preview", "@/rows.jsonl", "--model", "Qwen/Qwen3.5-9B"], "run 'jsonltokens fetch"),
    (["preview", "@/rows.jsonl:99", "--tokenizer", "@"], "there is no line 99"),
    (["preview", "@/rows.jsonl:3", "--tokenizer", "@"], "@/rows.jsonl:3: the line is blank"),
    (["preview", "@/rows.jsonl:5", "--tokenizer", "@"], "@/rows.jsonl:5: not a record"),
    (["preview", "@/cut.jsonl", "--tokenizer", "@"], "@/cut.jsonl:1: the line is not JSON"),
    (["preview", "@/rows.jsonl", "--tokenizer", "@", "--top-k", "51"], "--top-k takes a number"),
    (["render", "@/rows.jsonl", "--line", "99", "--tokenizer", "@"], "there is no line 99"),
    (["render", "@/rows.jsonl", "--line", "0", "--tokenizer", "@"], "--line takes a number"),
    (["render", "@/rows.jsonl"], "name one with --chat-template"),
    (["render", "@/empty.jsonl", "--tokenizer", "@"], "has no rows"),
    (["cost", "@/rows.jsonl", "--tokenizer", "@"], "name the model with --model"),
    (["models", "Qwen/Qwen3.5-9"], "did you mean Qwen/Qwen3.5-9B"),
    (["fetch", "nobody"], "nobody"),
    (["no-such-command"], "no-such-command"),
  ])
  func `What cannot be done is told, and means status 2`(
    _ arguments: [String], _ message: String
  ) throws {
    let files = [
      "broken.json": "{\"model\": {\"type\": \"Unigram\"}}", "broken.jinja": "{{ 1 }}\n{% if %}",
      "cut.jsonl": #"{"text": "#, "empty.jsonl": "",
    ]
    try TokenWorkshop.open(files) { shop in
      let run = try shop.run("jsonltokens", arguments)
      #expect(run.status == 2, "\(run.output)")
      #expect(run.output.isEmpty)
      #expect(run.errors.contains(message), "\(run.errors)")
    }
  }

  // MARK: - encode

  @Test func `A text becomes ids`() throws {
    try TokenWorkshop.open { shop in
      let run = try shop.run("jsonltokens", "encode", "--tokenizer", "@", input: "Hi<|im_end|>")
      #expect(run.status == 0)
      #expect(run.output == "[72, 105, 257]\n")
      #expect(try shop.run("jsonltokens", "encode", "--tokenizer", "@").output == "[]\n")
      let pairs = try shop.run(
        "jsonltokens", "encode", "--tokenizer", "@/tokenizer.json", "--with-text", input: "é")
      #expect(pairs.output.contains("\"id\": 195"))
    }
  }

  // MARK: - render

  @Test func `A row is rendered`() throws {
    try TokenWorkshop.open { shop in
      let run = try shop.run("jsonltokens", "render", "@/rows.jsonl", "--tokenizer", "@")
      #expect(run.status == 0)
      #expect(
        run.output == """
          <|im_start|>user
          Hi<|im_end|>
          <|im_start|>assistant
          Hello<|im_end|>

          """)
      let text = try shop.run(
        "jsonltokens", "render", "@/rows.jsonl", "--line", "4", "--chat-template",
        "@/chat_template.jinja")
      #expect(text.output == "It rained all day.")
    }
  }

  @Test func `A JSON file over several lines is a row, with the variables in it`() throws {
    let row = """
      {
        "messages": [{"role": "user", "content": "Hi"}],
        "add_generation_prompt": true
      }
      """
    try TokenWorkshop.open(["row.json": row]) { shop in
      let run = try shop.run("jsonltokens", "render", "@/row.json", "--tokenizer", "@")
      #expect(
        run.output == "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n")
    }
  }

  @Test func `A row that the template refuses means status 1`() throws {
    try TokenWorkshop.open(["refuses.jinja": "{{ raise_exception('never') }}"]) { shop in
      let run = try shop.run(
        "jsonltokens", "render", "@/rows.jsonl", "--chat-template", "@/refuses.jinja")
      #expect(run.status == 1)
      #expect(run.output.isEmpty)
      #expect(run.errors == "jsonltokens: @/rows.jsonl: never\n")
    }
  }

  // MARK: - preview

  @Test func `A preview looks as recorded`() throws {
    try TokenWorkshop.open { shop in
      let run = try shop.run("jsonltokens", "preview", "@/rows.jsonl:1", "--tokenizer", "@")
      #expect(run.status == 0)
      #expect(snapshotDifference(run.output, "tokens-preview.txt") == nil)
      let cut = try shop.run(
        "jsonltokens", "preview", "@/rows.jsonl:1", "--tokenizer", "@", "--max-seq-length", "24")
      #expect(snapshotDifference(cut.output, "tokens-preview-cut.txt") == nil)
    }
  }

  @Test func `A preview for programs looks as recorded`() throws {
    try TokenWorkshop.open { shop in
      let run = try shop.run(
        "jsonltokens", "preview", "@/rows.jsonl", "--top-k", "1", "--tokenizer", "@",
        "--max-seq-length", "24", "--json")
      #expect(run.status == 0)
      #expect(snapshotDifference(run.output, "tokens-preview.json") == nil)
    }
  }

  // MARK: - cost and models

  @Test func `A cost looks as recorded, and --max-cost is a limit`() throws {
    try TokenWorkshop.open { shop in
      let run = try shop.run(
        "jsonltokens", "cost", "@/rows.jsonl", "--tokenizer", "@", "--model", model, "--date",
        "2026-11-24", "--max-cost", "1000")
      // A row that could not be counted leaves open what the job costs.
      #expect(run.status == 1)
      #expect(run.errors.isEmpty)
      #expect(snapshotDifference(run.output, "tokens-cost.txt") == nil)
      let dear = try shop.run(
        "jsonltokens", "cost", "@/rows.jsonl", "--tokenizer", "@", "--model", model, "--date",
        "2026-11-24", "--max-cost", "0.01", "--json")
      #expect(dear.status == 1)
      #expect(dear.output.contains("\"exceeded\""))
    }
  }

  @Test func `The models can be listed and shown`() throws {
    try TokenWorkshop.open { shop in
      let all = try shop.run("jsonltokens", "models")
      #expect(all.status == 0)
      #expect(all.output.contains(model))
      let one = try shop.run("jsonltokens", "models", model)
      #expect(one.status == 0)
      #expect(one.output.contains("24,576"))
    }
  }
}
