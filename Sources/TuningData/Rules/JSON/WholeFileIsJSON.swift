// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let wholeFileIsJSON = Rule(
    "json/whole-file-is-json", .error,
    summary: "The file is one JSON array or a document over several lines, not JSON Lines.",
    why: """
      JSON Lines has one record on each line and nothing around them. Of an array or of indented
      objects the service's clients report broken JSON on line 1, which says little about the cause.
      Other loaders read the whole file as a single record. The lines are not checked one by one.
      """,
    help: "put one record on each line",
    sources: [
      "jsonlines.org", "huggingface/datasets #7322", "hiyouga/LLaMA-Factory #8805",
      "tloen/alpaca-lora #239",
    ],
    flagged: [
      #"[{"text": "a"}, {"text": "b"}]"#,
      "[\n  {\"text\": \"a\"},\n  {\"text\": \"b\"}\n]",
      "[{\"text\": \"a\"},\n{\"text\": \"b\"},\n]",
      "{\n  \"text\": \"a\"\n}\n{\n  \"text\": \"b\"\n}",
      "{\"messages\": [\n  {\"role\": \"user\", \"content\": \"Hi\"}\n]}",
      "{\n  \"data\": [\n    {\"text\": \"a\"},\n    {\"text\": \"b\"}\n  ]\n}",
    ],
    allowed: [
      "{\"text\": \"a\"}\n{\"text\": \"b\"}",
      "[1, 2]\n{\"text\": \"a\"}",
      "[{\"text\": \"a\"}]\n[{\"text\": \"b\"}]",
      "{\"text\": \"a\nb\"}\n{\"text\": \"c\"}",
      Example(bytes: Array("{\"messages\": [{\"role\": \"us".utf8)),
      "{\"messages\": [{\"role\": \"us\n{\"text\": \"a\"}\n{\"text\": \"b\"}",
      "{\"messages\": [{\"role\": \"user\"},\n{\"text\": \"a\"}",
      "{\"messages\": [{\"role\": \"user\"},\n{\"text\": \"a\"}\n{\"text\": \"b\"}",
      #"{"data": [{"text": "a"}, {"text": "b"}]}"#,
      "{\"text\": \"a\"}, {\"text\": \"b\"}",
    ],
    check: .head { head, findings in
      guard let found = WholeFileJSON(head) else { return }
      findings.report(at: .startOfFile, found.message, help: found.help(head))
      findings.stopFile()
    })
}
