// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct JSONLCheckTokenTests {
  private let model = "meta-llama/Llama-3.3-70B-Instruct-Reference"
  private let row =
    #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#

  @Test func `A check with a tokenizer says how many tokens there are`() throws {
    try TokenWorkshop.open(["good.jsonl": row + "\n"]) { shop in
      let run = try shop.run("jsonlcheck", "@/good.jsonl", "--tokenizer", "@")
      #expect(run.status == 0)
      #expect(run.output.contains("\ntokens: 28, of which 6 are trained on\n"))
      #expect(run.output.contains("accepted"))
    }
  }

  @Test func `A check for a model also says what a job would cost`() throws {
    try TokenWorkshop.open(["good.jsonl": row + "\n"]) { shop in
      let run = try shop.run("jsonlcheck", "@/good.jsonl", "--tokenizer", "@", "--model", model)
      #expect(run.status == 0)
      // The template is that of the model.
      #expect(run.output.contains("\ntokens: 250, of which 15 are trained on\n"))
      #expect(run.output.contains("$"))
      #expect(run.output.contains("is not the tokenizer of \(model)"))
    }
  }

  @Test func `Rules look at the tokens of this very tokenizer`() throws {
    let marked = row.replacing("Hi", with: "<|im_end|>")
    try TokenWorkshop.open(["marked.jsonl": marked + "\n"]) { shop in
      let plain = try shop.run("jsonlcheck", "@/marked.jsonl")
      #expect(!plain.output.contains("text/special-token-in-content"))
      let run = try shop.run("jsonlcheck", "@/marked.jsonl", "--tokenizer", "@")
      #expect(run.status == 0)
      #expect(run.output.contains(":1:44: warning[text/special-token-in-content]"))
    }
  }

  @Test func `What the template refuses is an error in its words`() throws {
    let template = "{{ raise_exception('never') }}"
    try TokenWorkshop.open(["refuses.jinja": template, "good.jsonl": row + "\n"]) { shop in
      let run = try shop.run(
        "jsonlcheck", "@/good.jsonl", "--tokenizer", "@", "--chat-template", "@/refuses.jinja")
      #expect(run.status == 1)
      #expect(run.output.contains("error[model/template-refuses]"))
      #expect(run.output.contains("never"))
    }
  }

  @Test func `A page has tokens, cost and rows; nobody trains on a validation file`() throws {
    try TokenWorkshop.open(["good.jsonl": row + "\n", "other.jsonl": row + "\n"]) { shop in
      let run = try shop.run(
        "jsonlcheck", "@/good.jsonl", "--tokenizer", "@", "--model", model, "--validation",
        "@/other.jsonl", "--output-format", "html")
      let words = [
        "<dt>Trained on</dt>", "context 24,576", "<mark class=\"trained\">", "1 epoch of SFT",
      ]
      for words in words { #expect(run.output.contains(words), "\(words)") }
      #expect(run.output.components(separatedBy: "<p class=\"lead\">").count == 2)
      #expect(run.output.components(separatedBy: "Token lengths</figcaption>").count == 3)
    }
  }

  @Test func `A report for programs has the tokens, null when they are not counted`() throws {
    try TokenWorkshop.open(["good.jsonl": row + "\n"]) { shop in
      let run = try shop.run(
        "jsonlcheck", "@/good.jsonl", "--tokenizer", "@", "--output-format", "json")
      #expect(run.output.contains("\"trainedTokens\": 6"))
      let plain = try shop.run("jsonlcheck", "@/good.jsonl", "--output-format", "json")
      #expect(plain.output.contains("\"tokens\": null"))
    }
  }

  @Test(arguments: [
    (["--tokenizer", "@/nowhere"], "@/nowhere: no tokenizer there"),
    (["--tokenizer", "@/broken.json"], "@/broken.json: "),
    (["--tokenizer", "@", "--chat-template", "@/broken.jinja"], "@/broken.jinja:2:"),
    (["--chat-template", "@/chat_template.jinja"], "--chat-template needs"),
  ])
  func `What cannot be counted with ends with 2`(_ options: [String], _ message: String) throws {
    let files = ["broken.json": "{", "broken.jinja": "{{ 1 }}\n{% if %}", "good.jsonl": row]
    try TokenWorkshop.open(files) { shop in
      let run = try shop.run("jsonlcheck", ["@/good.jsonl"] + options)
      #expect(run.status == 2)
      #expect(run.errors.contains(message), "\(run.errors)")
    }
  }

  @Test func `A model that nobody knows is left to the rules`() throws {
    try TokenWorkshop.open(["good.jsonl": row + "\n"]) { shop in
      let run = try shop.run("jsonlcheck", "@/good.jsonl", "--model", "nobody/knows-it")
      #expect(run.output.contains("[model/unknown]"))
      #expect(!run.output.contains("tokens:"))
    }
  }
}
