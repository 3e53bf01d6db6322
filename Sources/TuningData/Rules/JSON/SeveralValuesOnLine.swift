// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let severalValuesOnLine = Rule(
    "json/several-values-on-line", .error,
    summary: "A second value follows the first on one line.",
    why: """
      A line feed between two records was lost, often where two files without a final line feed were
      joined. The service's clients refuse the line; Hugging Face's datasets library reads it as two
      records without a word.
      """,
    help: "put each record on a line of its own",
    sources: ["together-py 3.1.1, lib/utils/files.py", "huggingface/datasets, JSON loader"],
    flagged: [
      #"{"text": "a"}{"text": "b"}"#, #"{"text": "a"} {"text": "b"}"#,
      #"{"text": "a"}, {"text": "b"}"#,
    ],
    allowed: [
      "{\"text\": \"a\"}\n{\"text\": \"b\"}", #"{"text": "a"},"#, #"{"text": "a"} b"#,
      #"{"text": "{} {}"}"#,
    ],
    check: .syntax([.severalValues]))
}
